"""/evaluate: the result, the strengths, what to improve, one after the other; looked over, then filed."""

from handlers.conversations import home_button
from handlers.flow import Command, Flow
from handlers.turn import Turn
from handlers.writing import Writing
from storage.tables import Evaluation, Topic
from texts.actions import encode
from texts.message import Button, Line, button, line
from workflow.cell.actor import LEADERS
from workflow.errors import Refused
from workflow.meetings import meetings
from workflow.meetings.meetings import Phase
from workflow.results import evaluating
from workflow.results.evaluating import Section
from workflow.results.evaluation_words import draft_lines, read_button, read_lines
from workflow.rules.quarters import Quarter


def open_evaluation(turn: Turn, topic_id: int = 0) -> None:
    """A topic's evaluation as it stands, or what is owed now."""
    turn.leave()
    if topic_id:
        _open_topic(turn, topic_id)
    else:
        _open_owed(turn)


def _open_owed(turn: Turn) -> None:
    topics = [turn.work.get(Topic, duty.subject_id) for duty in evaluating.owed(turn.work, turn.actor)]
    if not topics:
        _say_when(turn)
    elif len(topics) == 1:
        _open_topic(turn, topics[0].id)
    else:
        choices = [button(encode("evaluate", row.id), "evaluate-topic", topic=row.title) for row in topics]
        turn.say("evaluate-choose", *choices, home_button(), count=len(topics))


def _open_topic(turn: Turn, topic_id: int) -> None:
    filed = evaluating.last_filed(turn.work, turn.actor.cell_id, topic_id)
    row = evaluating.draft_of(turn.work, turn.actor, topic_id) if turn.actor.leads else None
    if row is not None:
        _go_on(turn, row)
    elif filed is not None:
        show_filed(turn, filed.id)
    else:
        _say_when(turn)


def _say_when(turn: Turn) -> None:
    """Nothing is owed: an evaluation follows the record of a third meeting."""
    meeting = evaluating.next_meeting(turn.work, turn.actor)
    if meeting is None:
        turn.say("evaluate-none", home_button())
    elif meetings.phase_of(turn.work, meeting) is Phase.TO_RECORD:
        record = button(encode("meeting", meeting.id), "evaluate-record")
        turn.say("evaluate-record-first", record, home_button(), at=meeting.at)
    else:
        turn.reply("evaluate-none", line("evaluate-when", at=meeting.at), buttons=[home_button()])


def _go_on(turn: Turn, row: Evaluation) -> None:
    """Begin with the first question, or show what is there of a draft that was left."""
    if evaluating.is_blank(turn.work, row):
        WRITINGS[Section.RESULT].begin(turn, row.id)
    else:
        _show(turn, row)


def show_draft(turn: Turn, evaluation_id: int) -> None:
    """The whole draft, with what can be done with it."""
    turn.leave()
    _show(turn, evaluating.draft(turn.work, turn.actor, evaluation_id))


def _show(turn: Turn, row: Evaluation) -> None:
    lacks = evaluating.missing(turn.work, row)
    end = line("evaluate-draft-lacks", section=lacks) if lacks else line("evaluate-draft-end")
    turn.reply(
        *draft_lines(evaluating.sheet(turn.work, row)),
        *evaluating.unfinished(turn.work, row),
        end,
        buttons=[
            *([] if lacks else _endings(row.id)),
            *(_write_button(row.id, each) for each in Section),
            home_button(),
        ],
    )


def _endings(evaluation_id: int) -> list[Button]:
    return [
        button(encode("evaluate-close", evaluation_id), "evaluate-close"),
        button(encode("evaluate-again", evaluation_id), "evaluate-again"),
    ]


def _write_button(evaluation_id: int, section: Section) -> Button:
    action = encode("evaluate-write", evaluation_id, section.value)
    return button(action, "evaluate-write", section=section)


def write(turn: Turn, evaluation_id: int, section: str) -> None:
    """Write, or write more of, one section."""
    if section not in set(Section):
        raise Refused("refused-old-button")
    WRITINGS[Section(section)].begin(turn, evaluation_id)


def ask_close(turn: Turn, evaluation_id: int) -> None:
    """Closing was chosen: say what follows and ask to confirm."""
    row = evaluating.check(turn.work, turn.actor, evaluation_id)
    turn.leave()
    turn.say(
        "evaluate-confirm-close",
        button(encode("evaluate-file", row.id), "evaluate-confirm"),
        button(encode("evaluate-show", row.id), "evaluate-back"),
        home_button(),
        topic=turn.work.get(Topic, row.topic_id).title,
    )


def ask_quarter(turn: Turn, evaluation_id: int) -> None:
    """Judging again was chosen: in which quarter?"""
    row = evaluating.check(turn.work, turn.actor, evaluation_id)
    turn.leave()
    quarters = evaluating.later_quarters(turn.work, row)
    turn.say(
        "evaluate-choose-quarter",
        *(
            button(
                encode("evaluate-in", row.id, each.year, each.number), "evaluate-quarter", quarter=each.roman
            )
            for each in quarters
        ),
        button(encode("evaluate-show", row.id), "evaluate-back"),
        home_button(),
    )


def ask_again(turn: Turn, evaluation_id: int, year: int, number: int) -> None:
    """A quarter was chosen: say what follows and ask to confirm."""
    quarter = _quarter(year, number)
    row = evaluating.check(turn.work, turn.actor, evaluation_id, quarter)
    turn.leave()
    turn.say(
        "evaluate-confirm-again",
        button(encode("evaluate-file", row.id, year, number), "evaluate-confirm"),
        button(encode("evaluate-show", row.id), "evaluate-back"),
        home_button(),
        topic=turn.work.get(Topic, row.topic_id).title,
        quarter=quarter.roman,
    )


def file(turn: Turn, evaluation_id: int, year: int = 0, number: int = 0) -> None:
    """File it; who comes second is told when it was filed."""
    again = _quarter(year, number) if (year, number) != (0, 0) else None
    evaluating.file(turn.work, turn.actor, evaluation_id, again)
    turn.leave()
    sheet = evaluating.read(turn.work, turn.actor, evaluation_id)
    turn.say(
        "evaluate-filed",
        read_button(evaluation_id),
        home_button(),
        topic=sheet.topic,
        ending=sheet.ending or "",
        again=again.roman if again else "",
    )


def show_filed(turn: Turn, evaluation_id: int) -> None:
    """A filed evaluation, as much of it as this person may read."""
    sheet = evaluating.read(turn.work, turn.actor, evaluation_id)
    turn.leave()
    turn.reply(*read_lines(sheet), buttons=[home_button()])


def _quarter(year: int, number: int) -> Quarter:
    if not 1 <= number <= 4:
        raise Refused("refused-old-button")
    return Quarter(year, number)


def _writing(section: Section) -> Writing:
    return Writing(
        flow="evaluate",
        verb=f"evaluate-{section.value}",
        body=lambda turn, row_id: evaluating.body_of(turn.work, turn.actor, row_id, section),
        prompt=lambda turn, row_id: _prompt(turn, row_id, section),
        send=lambda turn, row_id: _after(turn, row_id, section),
        send_key="evaluate-next",
        look_key="evaluate-look",
        kept_key="evaluate-kept",
        seen=lambda _turn, _row_id: [line(f"evaluate-seen-{section.value}")],
        at_once=True,
        buttons=lambda _turn, row_id: _skip(row_id) if section is Section.IMPROVE else [],
        step_name=section.value,
    )


def _prompt(turn: Turn, evaluation_id: int, section: Section) -> list[Line]:
    sheet = evaluating.sheet(turn.work, evaluating.draft(turn.work, turn.actor, evaluation_id))
    about = line("evaluate-about", quarter=sheet.quarter.roman, topic=sheet.topic)
    return [about, line(f"evaluate-ask-{section.value}"), line(f"evaluate-seen-{section.value}")]


def _after(turn: Turn, evaluation_id: int, section: Section) -> None:
    """The next question that has no words yet, after this one; then the whole."""
    row = evaluating.draft(turn.work, turn.actor, evaluation_id)
    following = evaluating.next_blank(turn.work, row, section)
    if following is None:
        _show(turn, row)
    else:
        WRITINGS[following].begin(turn, evaluation_id)


def _skip(evaluation_id: int) -> list[Button]:
    return [button(encode("evaluate-show", evaluation_id), "evaluate-skip")]


WRITINGS = {section: _writing(section) for section in Section}

FLOW = Flow(
    "evaluate",
    commands=(Command("evaluate", "danhgia", open_evaluation, LEADERS),),
    presses={
        "evaluate": open_evaluation,
        "evaluate-show": show_draft,
        "evaluate-write": write,
        "evaluate-close": ask_close,
        "evaluate-again": ask_quarter,
        "evaluate-in": ask_again,
        "evaluate-file": file,
        "evaluate-read": show_filed,
        **{verb: press for each in WRITINGS.values() for verb, press in each.presses.items()},
    },
    steps={name: step for each in WRITINGS.values() for name, step in each.step.items()},
)
