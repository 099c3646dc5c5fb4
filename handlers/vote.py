"""The vote on a phone: reading the text, the three choices, words to them, the close, the result."""

from collections.abc import Callable

from handlers.conversations import home_button
from handlers.flow import MEMBERS, Command, Flow
from handlers.turn import Turn
from handlers.writing import Writing
from storage import bodies
from storage.tables import Vote, VoteState
from texts.actions import encode
from texts.message import BLANK, Button, Line, button, line
from workflow.cell.tasks import Task
from workflow.errors import Refused
from workflow.rules.voting import Choice
from workflow.votes import concluding, vote_words, votes


def command(turn: Turn) -> None:
    """The vote that runs now; where several run, which one."""
    if not turn.actor.belongs:
        raise Refused("refused-not-yours")
    running = votes.open_votes(turn.work, turn.actor)
    if len(running) == 1:
        show(turn, running[0].id)
        return
    turn.leave()
    if not running:
        last = votes.last_counted(turn.work, turn.actor)
        turn.say("vote-none", *([vote_words.see_button(last)] if last else []), home_button())
        return
    buttons = [vote_words.pick_button(turn.work, vote) for vote in running]
    turn.reply("vote-several", buttons=[*buttons, home_button()])


def show(turn: Turn, vote_id: int) -> None:
    """Where a vote stands for this person: the choices while it is open, the result once it is counted."""
    view = votes.seen_by(turn.work, turn.actor, vote_id)
    turn.leave()
    if view.vote.state == VoteState.COUNTED:
        _show_result(turn, view.vote)
    elif view.vote.state == VoteState.CLOSING:
        turn.say("vote-counting", vote_words.see_button(view.vote), home_button())
    else:
        _show_open(turn, view)


def _show_open(turn: Turn, view: votes.View) -> None:
    lines = [vote_words.opened_line(turn.work, view.vote), BLANK, _standing_line(view)]
    choices = [] if view.bar else vote_words.choice_buttons(view.vote)
    buttons = [vote_words.read_button(view.vote), *choices]
    if turn.actor.leads:
        lines += _progress(turn, view.vote)
        buttons += [vote_words.close_button(view.vote), button(encode("vote", view.vote.id), "vote-refresh")]
    turn.reply(*lines, buttons=[*buttons, home_button()])


def _standing_line(view: votes.View) -> Line:
    if view.bar:
        return line("vote-barred", why=view.bar)
    if view.given_at is None:
        return line("vote-own-none")
    return line("vote-own", choice=view.own, at=view.given_at)


def _progress(turn: Turn, vote: Vote) -> list[Line]:
    """Who has chosen is known, what they chose is not (PRODUCT row 33)."""
    waiting = vote_words.waiting_names(turn.work, vote)
    asked = vote_words.asked_count(turn.work, vote)
    lines = [line("vote-progress", given=asked - len(waiting), asked=asked)]
    return [*lines, line("vote-waiting", names=", ".join(waiting))] if waiting else lines


def _show_result(turn: Turn, vote: Vote) -> None:
    lines = vote_words.result_lines(turn.work, vote)
    turn.reply(*lines, buttons=vote_words.result_buttons(turn.work, vote, secretary=turn.actor.leads))


def read(turn: Turn, vote_id: int) -> None:
    """The whole text that is voted on."""
    view = votes.seen_by(turn.work, turn.actor, vote_id)
    running = view.vote.state == VoteState.OPEN and not view.bar
    turn.reply(
        line("conclude-text-title", **concluding.about(turn.work, view.conclusion)),
        line("words", text=bodies.text(turn.work, view.conclusion.body_id)),
        buttons=[
            *(vote_words.choice_buttons(view.vote) if running else []),
            vote_words.see_button(view.vote),
            home_button(),
        ],
    )


def names(turn: Turn, vote_id: int) -> None:
    """Who chose what, by name, once it is counted: everyone can count again."""
    view = votes.seen_by(turn.work, turn.actor, vote_id)
    if view.vote.state != VoteState.COUNTED:
        raise Refused("vote-hidden", buttons=(vote_words.see_button(view.vote),))
    turn.reply(
        "vote-names-title",
        *vote_words.named_lines(turn.work, view.vote),
        buttons=[vote_words.see_button(view.vote), home_button()],
    )


def read_words(turn: Turn, vote_id: int) -> None:
    """For leaders: the words that came with "no" and "other opinion"."""
    given = votes.words_of(turn.work, turn.actor, vote_id)
    lines: list[Line | str] = ["vote-words-title" if given else "vote-words-none"]
    for each in given:
        lines += [line("vote-words-by", name=each.name, choice=each.choice), line("words", text=each.text)]
    turn.reply(*lines, buttons=[button(encode("vote", vote_id), "vote-see-result"), home_button()])


def _press(choice: Choice) -> Callable[[Turn, int], None]:
    def press(turn: Turn, vote_id: int) -> None:
        pressed = votes.press(turn.work, turn.actor, vote_id, choice, incoming_id=turn.incoming_id)
        turn.toast("vote-toast", choice=pressed.choice)
        if pressed.choice is Choice.YES:
            if turn.place is not None and turn.place.flow == FLOW.name:
                turn.leave()
            buttons = [*_others(pressed.vote, pressed.choice), vote_words.read_button(pressed.vote)]
            said = _recorded(pressed.vote, pressed.choice, same=pressed.same)
            turn.reply(said, buttons=[*buttons, home_button()])
        else:
            WORDS.begin(turn, vote_id)

    return press


def _recorded(vote: Vote, choice: str, *, same: bool = False) -> Line:
    state, latest = vote.state, vote.latest_at
    return line("vote-recorded", choice=choice, same=same, way=vote.way, state=state, latest=latest)


def _others(vote: Vote, choice: str) -> list[Button]:
    """The other choices: it may be changed until the close."""
    if vote.state != VoteState.OPEN:
        return []
    chosen = encode(f"vote-{choice}", vote.id)
    return [each for each in vote_words.choice_buttons(vote) if each.action != chosen]


def _ask_words(turn: Turn, vote_id: int) -> list[Line]:
    recorded = _recorded(*votes.own_choice(turn.work, turn.actor, vote_id))
    return [recorded, line("vote-words-ask"), line("vote-words-seen")]


def _words_buttons(turn: Turn, vote_id: int) -> list[Button]:
    none = button(encode("vote-no-words", vote_id), "vote-no-words")
    return [none, *_others(*votes.own_choice(turn.work, turn.actor, vote_id))]


def without_words(turn: Turn, vote_id: int) -> None:
    """The choice stands without words."""
    vote = votes.vote_of(turn.work, turn.actor, vote_id)
    turn.leave()
    turn.say("vote-without-words", vote_words.see_button(vote), home_button())


def _send_words(turn: Turn, vote_id: int) -> None:
    vote = votes.attach_words(turn.work, turn.actor, vote_id)
    turn.say("vote-words-kept", vote_words.see_button(vote), home_button())


def close(turn: Turn, vote_id: int) -> None:
    """End the vote; asks once more while somebody has not chosen."""
    vote = votes.to_close(turn.work, turn.actor, vote_id)
    waiting = vote_words.waiting_names(turn.work, vote)
    if vote.state != VoteState.OPEN or not waiting:
        close_now(turn, vote_id)
        return
    turn.reply(
        line("vote-close-ask", count=len(waiting), names=", ".join(waiting)),
        buttons=[
            button(encode("vote-close-now", vote_id), "vote-close-now"),
            button(encode("vote", vote_id), "vote-go-on"),
            home_button(),
        ],
    )


def close_now(turn: Turn, vote_id: int) -> None:
    """End the vote: presses received up to now still count."""
    vote = votes.to_close(turn.work, turn.actor, vote_id)
    if vote.state != VoteState.OPEN:
        show(turn, vote_id)
        return
    closed = votes.close(turn.work, turn.actor, vote_id)
    turn.leave()
    turn.say("vote-closed", vote_words.see_button(closed), home_button())


WORDS = Writing(
    flow="vote",
    verb="vote-write",
    body=lambda turn, vote_id: votes.words_body(turn.work, turn.actor, vote_id),
    prompt=_ask_words,
    send=_send_words,
    send_key="vote-send-words",
    at_once=True,
    buttons=_words_buttons,
)
FLOW = Flow(
    "vote",
    commands=(Command("vote", "bieuquyet", command, MEMBERS, task=Task.VOTE),),
    presses={
        "vote": show,
        "vote-read": read,
        "vote-names": names,
        "vote-words": read_words,
        **{f"vote-{choice}": _press(choice) for choice in Choice},
        "vote-no-words": without_words,
        "vote-close": close,
        "vote-close-now": close_now,
        **WORDS.presses,
    },
    steps=WORDS.step,
)
