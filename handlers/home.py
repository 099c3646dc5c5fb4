"""Home: what do I owe, by when, how long does it take. Everything starts from a button here."""

from handlers.flow import Command, Flow
from handlers.turn import Turn
from texts.actions import encode
from texts.message import BLANK, Button, Line, button, line
from workflow.cell import overview
from workflow.cell.duty_words import duty_button, duty_line
from workflow.cell.urging import late_lines
from workflow.people import following


def show_home(turn: Turn) -> None:
    """The home screen; leaves whatever conversation was open, with all that was typed kept."""
    turn.leave()
    view = overview.home_of(turn.work, turn.actor)
    lines: list[Line] = [line("home-title", name=turn.actor.name, today=turn.work.today)]
    lines += _state_lines(view.state)
    if following.follows(turn.actor):
        turn.reply(*lines, *_stage_lines(turn), buttons=_ways(turn, view.ways))
        return
    lines += [*_led_lines(view.led), BLANK]
    if view.ways.handed_in_id:
        lines.append(line("home-handed-in"))
    if view.duties:
        lines.append(line("home-duties"))
    buttons: list[Button] = []
    for number, duty in enumerate(view.duties, start=1):
        lines.append(duty_line(turn.work, duty, number))
        buttons.append(duty_button(turn.work, duty, number))
    lines.append(_summary(view))
    if turn.actor.leads and view.state.stage in overview.TO_CONCLUDE:
        buttons.append(button(encode("conclude"), "lead-conclude"))
    buttons += [
        button(encode("conclude", each.quarter_id), "home-conclude", quarter=each.quarter)
        for each in view.led.unconcluded
    ]
    turn.reply(*lines, buttons=[*buttons, *_ways(turn, view.ways)])


def _summary(view: overview.Home) -> Line:
    if not view.duties:
        return line("home-nothing")
    return line("home-overdue", count=view.overdue) if view.overdue else line("home-none-overdue")


def _state_lines(state: overview.State) -> list[Line]:
    lines: list[Line] = []
    if state.stage == overview.UNASSIGNED:
        lines.append(line("home-topic-planned", quarter=state.quarter, topic=state.topic))
    elif state.topic:
        lines.append(line("home-topic", quarter=state.quarter, topic=state.topic, stage=state.stage))
    elif state.quarter:
        lines.append(line("home-no-topic", quarter=state.quarter))
    if state.meeting_at is not None:
        lines.append(line("home-meeting", at=state.meeting_at))
        lines += [line("home-place", place=state.place)] if state.place else []
    return lines


def _led_lines(led: overview.Led) -> list[Line]:
    """For leaders: whom the topic waits for, how far the reading is, what was not concluded, who is late."""
    lines = [line("home-waiting", kind=each.kind, name=each.name, due=each.due_at) for each in led.waited]
    if led.reconsider:
        lines.append(line("home-reconsider", name=led.reconsider))
    if led.progress is not None:
        given = {"opened": led.progress.opened, "given": led.progress.given, "owed": led.progress.owed}
        lines.append(line("home-progress", **given))
    lines += [line("home-unconcluded", quarter=each.quarter, topic=each.topic) for each in led.unconcluded]
    if led.late:
        lines.append(line("home-late"))
    return [*lines, *(each for late in led.late for each in late_lines(late))]


def _stage_lines(turn: Turn) -> list[Line]:
    """All that the superior's follower sees besides."""
    return [
        line("home-stage", stage=each.kind, at=each.due_at, done=each.done_at is not None)
        for each in following.stages(turn.work, turn.actor)
    ]


def _ways(turn: Turn, ways: overview.Ways) -> list[Button]:
    """What is always there, below the duties."""
    there = (
        ("vote", ways.vote_id, "button-vote"),
        ("read", ways.handed_in_id, "button-handed-in"),
        ("read", ways.paper_id, "button-read"),
        ("comments", ways.comments_id, "comments-see"),
        ("conclude-read", ways.conclusion_id, "button-conclusion"),
        ("evaluate-read", ways.evaluation_id, "button-evaluation"),
    )
    buttons = [button(encode(verb, row_id), key) for verb, row_id, key in there if row_id is not None]
    if turn.actor.leads:
        buttons.append(button(encode("lead"), "button-lead"))
    return [*buttons, button(encode("help"), "button-help")]


def show_lead(turn: Turn) -> None:
    """The secretary's other acts, for those who do not type commands."""
    if not turn.actor.leads:
        show_home(turn)
        return
    turn.reply(
        "lead-title",
        buttons=[
            button(encode("assign"), "lead-assign"),
            button(encode("meeting"), "lead-meeting"),
            button(encode("conclude"), "lead-conclude"),
            button(encode("evaluate"), "lead-evaluate"),
            button(encode("members"), "lead-members"),
            button(encode("settings"), "lead-settings"),
            button(encode("home"), "button-home"),
        ],
    )


def open_home(turn: Turn) -> None:
    """By command: also sets this person's command menu anew."""
    turn.menu_changed = True
    show_home(turn)


def show_help(turn: Turn) -> None:
    """How it works, the way home, and what is expected where one stands."""
    turn.asks_again = True
    if following.follows(turn.actor):
        turn.say("help-superior", button(encode("home"), "button-home"))
        return
    turn.reply(
        "help-leader" if turn.actor.leads else "help-member",
        buttons=[button(encode("home"), "button-home")],
    )


def cancel(turn: Turn) -> None:
    """Leave a conversation; what was typed is kept."""
    key = "cancel-kept" if turn.place is not None else "cancel-nothing"
    turn.leave()
    turn.say(key, button(encode("home"), "button-home"))


def lost(turn: Turn) -> None:
    """Something came that belongs to no conversation: say what is possible."""
    turn.leave()
    turn.say("lost", button(encode("home"), "button-home"), button(encode("help"), "button-help"))


def edited(turn: Turn) -> None:
    """An old message was edited: what was received stays as it was sent."""
    turn.say("edited", button(encode("home"), "button-home"))


def marked(turn: Turn) -> None:
    """A message with a classification mark: nothing of it was kept."""
    turn.say("marked", button(encode("home"), "button-home"))


FLOW = Flow(
    "home",
    commands=(
        Command("menu", "viec", open_home),
        Command("help", "trogiup", show_help),
        Command("cancel", "huy", cancel),
    ),
    presses={"home": show_home, "help": show_help, "lead": show_lead, "cancel": cancel},
)
