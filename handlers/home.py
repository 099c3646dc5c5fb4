"""Home: what do I owe, by when, how long does it take. Everything starts from a button here."""

from handlers.flow import Command, Flow
from handlers.turn import Turn
from texts.actions import encode
from texts.message import BLANK, Button, Line, button, line
from workflow.cell import overview
from workflow.cell.duty_words import duty_button, duty_line
from workflow.people import following


def show_home(turn: Turn) -> None:
    """The home screen; leaves whatever conversation was open, with all that was typed kept."""
    turn.leave()
    view = overview.home_of(turn.work, turn.actor)
    lines: list[Line] = [line("home-title", name=turn.actor.name, today=turn.work.today)]
    lines += _quarter_lines(view)
    if following.follows(turn.actor):
        turn.reply(*lines, *_stage_lines(turn), buttons=_ways(turn, view))
        return
    buttons: list[Button] = []
    if view.duties:
        lines += [BLANK, line("home-duties")]
    for number, duty in enumerate(view.duties, start=1):
        lines.append(duty_line(turn.work, duty, number))
        buttons.append(duty_button(turn.work, duty, number))
    if not view.duties:
        lines += [BLANK, line("home-nothing")]
    elif view.overdue == 0:
        lines.append(line("home-none-overdue"))
    else:
        lines.append(line("home-overdue", count=view.overdue))
    turn.reply(*lines, buttons=[*buttons, *_ways(turn, view)])


def _quarter_lines(view: overview.Home) -> list[Line]:
    lines: list[Line] = []
    if view.topic:
        lines.append(line("home-topic", quarter=view.quarter, topic=view.topic, stage=view.stage))
    elif view.quarter:
        lines.append(line("home-no-topic", quarter=view.quarter))
    if view.meeting_at is not None:
        lines.append(line("home-meeting", at=view.meeting_at))
        lines += [line("home-place", place=view.place)] if view.place else []
    if view.progress is not None:
        lines.append(
            line(
                "home-progress",
                opened=view.progress.opened,
                given=view.progress.given,
                owed=view.progress.owed,
            )
        )
    lines += [line("home-late", name=late.name, count=late.count) for late in view.late]
    return lines


def _stage_lines(turn: Turn) -> list[Line]:
    """All that the superior's follower sees besides."""
    return [
        line("home-stage", stage=each.kind, at=each.due_at, done=each.done_at is not None)
        for each in following.stages(turn.work, turn.actor)
    ]


def _ways(turn: Turn, view: overview.Home) -> list[Button]:
    """What is always there, below the duties."""
    ways = [button(encode("read", view.paper_id), "button-read")] if view.paper_id else []
    if view.evaluation_id:
        ways.append(button(encode("evaluate-read", view.evaluation_id), "button-evaluation"))
    if turn.actor.leads:
        ways.append(button(encode("lead"), "button-lead"))
    return [*ways, button(encode("help"), "button-help")]


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
    """Help for where one is, and the way home."""
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
