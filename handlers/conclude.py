"""The secretary's conclusion: kind, text, how it is decided, the preview, and what follows a vote lost."""

from handlers.conversations import home_button
from handlers.flow import Command, Flow
from handlers.turn import Turn
from handlers.writing import Writing
from storage import bodies
from storage.tables import CellQuarter, Conclusion, ConclusionKind, ConclusionState, VoteWay
from texts.actions import encode
from texts.message import Button, Line, button, line
from workflow.cell import unconcluded
from workflow.cell.actor import LEADERS
from workflow.cell.cells import quarter_of
from workflow.errors import Refused
from workflow.votes import concluding, vote_opening, vote_words
from workflow.votes.vote_opening import DEFAULT, Prospect

KIND_KEYS = {
    ConclusionKind.CONCLUSION: "conclude-kind-conclusion",
    ConclusionKind.RESOLUTION: "conclude-kind-resolution",
    ConclusionKind.OPEN_QUESTIONS: "conclude-kind-open-questions",
}


def command(turn: Turn, quarter_id: int = 0) -> None:
    """Where the conclusion of a quarter's topic stands, and what comes next; 0: the present quarter's."""
    turn.leave()
    if quarter_id:
        _show(turn, concluding.subject_quarter(turn.work, turn.actor, quarter_id)[0])
        return
    quarters = concluding.quarters_to_conclude(turn.work, turn.actor)
    if not quarters:
        raise Refused(
            "conclude-no-topic", buttons=(button(encode("assign"), "conclude-assign"), home_button())
        )
    if len(quarters) == 1:
        _show(turn, quarters[0])
        return
    turn.reply("conclude-which", buttons=[*(_pick(each) for each in quarters), home_button()])


def _pick(quarter: CellQuarter) -> Button:
    return button(encode("conclude", quarter.id), "conclude-pick", quarter=quarter_of(quarter).roman)


def _show(turn: Turn, quarter: CellQuarter) -> None:
    row = unconcluded.newest(turn.work, quarter)
    if row is None:
        ask_kind(turn, quarter.id)
    elif row.state == ConclusionState.DRAFT:
        _show_draft(turn, row)
    else:
        _show_decided(turn, row)


def ask_kind(turn: Turn, quarter_id: int) -> None:
    """Which of the three it is."""
    quarter, topic = concluding.subject_quarter(turn.work, turn.actor, quarter_id)
    turn.reply(
        line("conclude-ask-kind", quarter=quarter_of(quarter).roman, topic=topic.title),
        buttons=[
            *(button(encode("conclude-kind", quarter_id, kind), key) for kind, key in KIND_KEYS.items()),
            home_button(),
        ],
    )


def take_kind(turn: Turn, quarter_id: int, kind: str) -> None:
    """The kind is chosen: write, or go on with what is written."""
    row = concluding.start(turn.work, turn.actor, quarter_id, kind)
    if bodies.is_empty(turn.work, row.body_id):
        TEXT.begin(turn, row.id)
    else:
        _show_draft(turn, row)


def _show_draft(turn: Turn, row: Conclusion) -> None:
    """A draft: its words, and what may be done with it; words once put to a vote are changed in a copy."""
    if bodies.is_empty(turn.work, row.body_id):
        TEXT.begin(turn, row.id)
        return
    locked = concluding.is_locked(turn.work, row)
    turn.reply(
        *_text_lines(turn, row),
        line("conclude-draft-locked" if locked else "conclude-draft"),
        buttons=[
            button(encode("conclude-how", row.id), "conclude-how"),
            *_edits(row, locked=locked),
            home_button(),
        ],
    )


def _edits(row: Conclusion, *, locked: bool) -> list[Button]:
    if locked:
        return [button(encode("conclude-correct", row.id), "conclude-edit")]
    return [
        button(encode("conclude-text", row.id), "conclude-edit"),
        button(encode("conclude-kinds", row.quarter_id), "conclude-other-kind"),
    ]


def _show_decided(turn: Turn, row: Conclusion) -> None:
    """Under vote, decided, or not passed."""
    vote = concluding.last_vote(turn.work, row)
    lines = [
        *_text_lines(turn, row),
        line("conclude-state", **concluding.about(turn.work, row), state=row.state),
    ]
    buttons = [vote_words.see_button(vote)] if vote else []
    if row.state == ConclusionState.NOT_PASSED:
        buttons = [*concluding.ways_on(turn.work, row), *buttons]
    turn.reply(*lines, buttons=[*buttons, home_button()])


def _text_lines(turn: Turn, row: Conclusion) -> list[Line]:
    return [
        line("conclude-text-title", **concluding.about(turn.work, row)),
        line("words", text=bodies.text(turn.work, row.body_id)),
    ]


def read(turn: Turn, conclusion_id: int) -> None:
    """The whole text, for every member once it is out."""
    row = concluding.read(turn.work, turn.actor, conclusion_id)
    turn.reply(*_text_lines(turn, row), buttons=[home_button()])


def write(turn: Turn, conclusion_id: int) -> None:
    """Go on writing the draft."""
    TEXT.begin(turn, conclusion_id)


def _ask_text(turn: Turn, conclusion_id: int) -> list[Line]:
    row = concluding.led(turn.work, turn.actor, conclusion_id)
    return [line("conclude-ask-text", **concluding.about(turn.work, row)), line("conclude-text-seen")]


def ask_how(turn: Turn, conclusion_id: int) -> None:
    """How it is to be decided."""
    row = concluding.led(turn.work, turn.actor, conclusion_id)
    concluding.must_be_ready(turn.work, row)
    lines = [line("conclude-ask-how", **concluding.about(turn.work, row))]
    ways = [
        button(encode("conclude-vote", row.id, VoteWay.BINDING), "conclude-binding"),
        button(encode("conclude-vote", row.id, VoteWay.ADVANCE), "conclude-advance"),
    ]
    if concluding.why_counted(turn.work, row) is None:
        lines.append(line("conclude-how-agree"))
        ways.append(button(encode("conclude-agree", row.id), "conclude-agree"))
    turn.reply(*lines, buttons=[*ways, concluding.see_button(row), home_button()])


def preview(turn: Turn, conclusion_id: int, way: str, chosen: int = DEFAULT) -> None:
    """Base, presence, what is needed and until when, before anything opens."""
    plan = vote_opening.prospect(turn.work, turn.actor, conclusion_id, _way(way), chosen)
    row = plan.conclusion
    turn.reply(
        _preview_line(turn, plan),
        *_not_joined(plan),
        line("conclude-preview-lock"),
        buttons=[
            button(encode("conclude-open", row.id, plan.way, chosen), "conclude-open", way=plan.way),
            *_other_times(plan, chosen),
            concluding.see_button(row),
            home_button(),
        ],
    )


def _preview_line(turn: Turn, plan: Prospect) -> Line:
    about = concluding.about(turn.work, plan.conclusion)
    if plan.way is VoteWay.ADVANCE:
        return line(
            "conclude-preview-advance",
            **about,
            eligible=len(plan.base),
            latest=plan.latest_at,
            at_once=plan.ends_today,
        )
    return line(
        "conclude-preview-binding",
        **about,
        eligible=len(plan.base),
        present=len(plan.asked),
        needed=plan.needed,
        latest=plan.latest_at,
    )


def _not_joined(plan: Prospect) -> list[Line]:
    """Whom the choices cannot reach: the secretary may still give them their codes, or put the vote off."""
    names = [each.name for each in plan.asked if not each.joined]
    return [line("conclude-not-joined", names=", ".join(names))] if names else []


def _other_times(plan: Prospect, chosen: int) -> list[Button]:
    """The other latest times, each instant once."""
    shown, buttons = {plan.choices[chosen]}, []
    for number, at in plan.choices.items():
        if at in shown or number == DEFAULT:
            continue
        shown.add(at)
        action = encode("conclude-vote", plan.conclusion.id, plan.way, number)
        buttons.append(button(action, "conclude-until", at=at, way=plan.way, number=number))
    return buttons


def open_vote(turn: Turn, conclusion_id: int, way: str, chosen: int = DEFAULT) -> None:
    """Open it; a second press finds the vote that runs."""
    row = concluding.led(turn.work, turn.actor, conclusion_id)
    if row.state == ConclusionState.VOTING:
        _show_decided(turn, row)
        return
    vote = vote_opening.open_vote(turn.work, turn.actor, conclusion_id, _way(way), chosen)
    turn.leave()
    turn.say(
        "conclude-opened",
        vote_words.see_button(vote),
        vote_words.close_button(vote),
        home_button(),
        way=vote.way,
        asked=vote_words.asked_count(turn.work, vote),
        latest=vote.latest_at,
    )


def _way(word: str) -> VoteWay:
    if word not in tuple(VoteWay):
        raise Refused("refused-old-button")
    return VoteWay(word)


def ask_agree(turn: Turn, conclusion_id: int) -> None:
    """Asks once more before it is recorded as agreed without a count."""
    row = concluding.led(turn.work, turn.actor, conclusion_id)
    if row.state == ConclusionState.AGREED:
        _show_decided(turn, row)
        return
    concluding.must_be_agreeable(turn.work, row)
    sure = button(encode("conclude-agree-now", row.id), "conclude-agree-now")
    ask = line("conclude-agree-ask", **concluding.about(turn.work, row))
    turn.reply(ask, buttons=[sure, concluding.see_button(row), home_button()])


def agree(turn: Turn, conclusion_id: int) -> None:
    """Record it as agreed."""
    _settled(turn, concluding.agree(turn.work, turn.actor, conclusion_id))


def correct(turn: Turn, conclusion_id: int) -> None:
    """A new draft with the same words, to be changed and voted on again."""
    row = concluding.correct(turn.work, turn.actor, conclusion_id)
    if concluding.is_locked(turn.work, row):
        _show_decided(turn, row)
        return
    TEXT.begin(turn, row.id)


def ask_again(turn: Turn, conclusion_id: int) -> None:
    """Asks once more before everyone is told that the topic waits for the next meeting."""
    row = concluding.led(turn.work, turn.actor, conclusion_id)
    if row.state != ConclusionState.NOT_PASSED or not concluding.is_newest(turn.work, row):
        _show(turn, turn.work.get(CellQuarter, row.quarter_id))
        return
    meeting = concluding.next_meeting(turn.work, turn.actor.cell_id)
    ask = line("conclude-again-ask", at=meeting.at) if meeting else line("conclude-again-ask-undated")
    sure = button(encode("conclude-again-now", row.id), "conclude-end-now")
    turn.reply(ask, buttons=[sure, concluding.see_button(row), home_button()])


def discuss_again(turn: Turn, conclusion_id: int) -> None:
    """The topic waits for the next meeting."""
    row = concluding.discuss_again(turn.work, turn.actor, conclusion_id)
    if row.state != ConclusionState.DRAFT:
        _show_decided(turn, row)
        return
    meeting = concluding.next_meeting(turn.work, turn.actor.cell_id)
    said = line("conclude-waits", at=meeting.at) if meeting else line("conclude-waits-undated")
    turn.reply(said, buttons=[concluding.see_button(row), home_button()])


def ask_end(turn: Turn, conclusion_id: int) -> None:
    """Asks once more before the topic ends with open questions."""
    row = concluding.led(turn.work, turn.actor, conclusion_id)
    if row.state != ConclusionState.NOT_PASSED or not concluding.is_newest(turn.work, row):
        _show(turn, turn.work.get(CellQuarter, row.quarter_id))
        return
    sure = button(encode("conclude-end-now", row.id), "conclude-end-now")
    turn.reply("conclude-end-ask", buttons=[sure, concluding.see_button(row), home_button()])


def end_open(turn: Turn, conclusion_id: int) -> None:
    """The topic ends with open questions."""
    _settled(turn, concluding.end_open(turn.work, turn.actor, conclusion_id))


def _settled(turn: Turn, row: Conclusion) -> None:
    if row.state != ConclusionState.AGREED:
        _show(turn, turn.work.get(CellQuarter, row.quarter_id))
        return
    turn.leave()
    said = line("conclude-agreed", **concluding.about(turn.work, row))
    turn.reply(said, buttons=[button(encode("conclude-read", row.id), "conclude-read"), home_button()])


TEXT = Writing(
    flow="conclude",
    verb="conclude-text",
    body=lambda turn, conclusion_id: concluding.draft_body(turn.work, turn.actor, conclusion_id),
    prompt=_ask_text,
    send=ask_how,
    send_key="conclude-use",
)
FLOW = Flow(
    "conclude",
    commands=(Command("conclude", "ketluan", command, LEADERS),),
    presses={
        "conclude": command,
        "conclude-kinds": ask_kind,
        "conclude-kind": take_kind,
        "conclude-text": write,
        "conclude-read": read,
        "conclude-how": ask_how,
        "conclude-vote": preview,
        "conclude-open": open_vote,
        "conclude-agree": ask_agree,
        "conclude-agree-now": agree,
        "conclude-correct": correct,
        "conclude-again": ask_again,
        "conclude-again-now": discuss_again,
        "conclude-end": ask_end,
        "conclude-end-now": end_open,
        **TEXT.presses,
    },
    steps=TEXT.step,
)
