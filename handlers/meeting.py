"""Meetings: the quarter's three, what meeting 1 decided on the outline, who was present at 2 and 3."""

from telegram.ext import filters

from handlers.conversations import home_button
from handlers.flow import Command, Flow, Step
from handlers.paging import offer
from handlers.turn import Turn
from storage.tables import CellQuarter, Meeting, Outcome, Person
from texts.actions import encode
from texts.message import Button, Line, button, line
from workflow.cell import assigned, course
from workflow.cell.actor import LEADERS
from workflow.cell.duty_words import quarter_words
from workflow.errors import Refused
from workflow.meetings import meetings, presence
from workflow.meetings.meetings import Phase
from workflow.meetings.presence import Attender
from workflow.papers import adopting

BUTTONS_ONLY = ~filters.ALL


def open_meeting(turn: Turn, meeting_id: int = 0) -> None:
    """One meeting, or the quarter's three."""
    turn.leave()
    if not meeting_id:
        _show_all(turn)
        return
    meeting = meetings.meeting_for(turn.work, turn.actor, meeting_id)
    if meetings.is_recorded(meeting):
        _show_recorded(turn, meeting)
    elif meeting.number == 1:
        _ask_outcome(turn, meeting_id)
    else:
        show_presence(turn, meeting_id)


def _show_all(turn: Turn) -> None:
    rows = meetings.shown_to(turn.work, turn.actor)
    if not rows:
        turn.say("meeting-none", home_button())
        return
    turn.reply(
        "meeting-title",
        *(_row(turn, row) for row in rows),
        buttons=[
            *(each for row in rows for each in _row_button(turn, row)),
            *([button(encode("move"), "settings-button-move")] if turn.actor.leads else []),
            home_button(),
        ],
    )


def _row(turn: Turn, meeting: Meeting) -> Line:
    return line(
        "meeting-row",
        number=meeting.number,
        quarter=quarter_words(turn.work, meeting.quarter_id),
        at=meeting.at,
        phase=meetings.phase_of(turn.work, meeting),
    )


def _row_button(turn: Turn, meeting: Meeting) -> list[Button]:
    phase = meetings.phase_of(turn.work, meeting)
    if phase is Phase.TO_COME:
        return []
    key = "meeting-record" if phase is Phase.TO_RECORD else "meeting-see"
    return [button(encode("meeting", meeting.id), key, at=meeting.at)]


def _head(turn: Turn, meeting: Meeting) -> list[Line]:
    quarter = turn.work.get(CellQuarter, meeting.quarter_id)
    topic = course.topic_of(turn.work, quarter)
    words = quarter_words(turn.work, quarter.id)
    head = line("meeting-head", at=meeting.at, number=meeting.number, quarter=words)
    return [head, *([line("meeting-topic", topic=topic.title)] if topic else [])]


def _show_recorded(turn: Turn, meeting: Meeting) -> None:
    buttons = [home_button()]
    if meetings.may_correct(turn.work, meeting):
        buttons.insert(0, button(encode("meeting-list", meeting.id), "meeting-correct"))
    assert meeting.recorded_at is not None
    recorder = turn.work.find(Person, id=meeting.recorded_by)
    by = line("meeting-recorded-by", name=recorder.name if recorder else "", at=meeting.recorded_at)
    turn.reply(*_head(turn, meeting), by, *_recorded(turn, meeting), buttons=buttons)


def _recorded(turn: Turn, meeting: Meeting) -> list[Line]:
    if meeting.outcome is not None:
        return [line("meeting-outcome", outcome=meeting.outcome)]
    people = presence.attenders(turn.work, meeting)
    return [line("meeting-present", **_counts(people)), *_absent(people)]


def _ask_outcome(turn: Turn, meeting_id: int, *before: str) -> None:
    meeting = meetings.held(turn.work, turn.actor, meeting_id, numbers=(1,))
    turn.go("meeting", "outcome", meeting.id)
    turn.reply(
        *before,
        *_head(turn, meeting),
        "meeting-ask-outcome",
        buttons=[
            *(
                button(encode("meeting-outcome", meeting.id, each.value), "meeting-outcome", outcome=each)
                for each in adopting.outcomes(turn.work, meeting)
            ),
            home_button(),
        ],
    )


def choose_outcome(turn: Turn, meeting_id: int, chosen: str) -> None:
    """An outcome was pressed: say what follows and ask to confirm."""
    outcome = _outcome(chosen)
    meeting = adopting.check(turn.work, turn.actor, meeting_id, outcome)
    if meetings.is_recorded(meeting):
        _show_recorded(turn, meeting)
        return
    turn.go("meeting", "outcome", meeting.id, chosen=outcome.value)
    due = assigned.second_round_due(turn.work, meeting.cell_id)
    turn.say(
        "meeting-confirm-outcome",
        button(encode("meeting-confirm", meeting.id, outcome.value), "meeting-confirm", outcome=outcome),
        button(encode("meeting", meeting.id), "meeting-choose-again"),
        home_button(),
        outcome=outcome,
        paper=meetings.after_outline(turn.work, meeting.quarter_id),
        due=due,
    )


def confirm_outcome(turn: Turn, meeting_id: int, chosen: str) -> None:
    """Record the outcome asked about last; who comes second sees what was recorded and by whom."""
    outcome = _outcome(chosen)
    meeting = meetings.meeting_for(turn.work, turn.actor, meeting_id)
    if not meetings.is_recorded(meeting) and turn.data.get("chosen") != chosen:
        choose_outcome(turn, meeting_id, chosen)
        return
    turn.leave()
    if meetings.is_recorded(meeting):
        _show_recorded(turn, meeting)
        return
    duty = adopting.record_outcome(turn.work, turn.actor, meeting_id, outcome)
    recorded = line("meeting-outcome-recorded", outcome=outcome)
    if duty is None:
        assign = button(encode("assign", meeting.quarter_id), "meeting-assign")
        turn.reply(recorded, line("meeting-follows-nobody"), buttons=[assign, home_button()])
        return
    following = meetings.after_outline(turn.work, meeting.quarter_id)
    follows = line("meeting-follows-outcome", outcome=outcome, paper=following, due=duty.due_at)
    turn.reply(recorded, follows, buttons=[home_button()])


def _outcome(chosen: str) -> Outcome:
    if chosen not in set(Outcome):
        raise Refused("refused-old-button")
    return Outcome(chosen)


def show_presence(turn: Turn, meeting_id: int, page: int = 0) -> None:
    """Who is put down as present and absent, each name with the button that changes it."""
    _ask_presence(turn, meeting_id, page)


def _ask_presence(turn: Turn, meeting_id: int, page: int, *before: str) -> None:
    meeting = meetings.held(turn.work, turn.actor, meeting_id, numbers=(2, 3))
    if meetings.is_recorded(meeting) and not meetings.may_correct(turn.work, meeting):
        _show_recorded(turn, meeting)
        return
    turn.go("meeting", "presence", meeting.id, page=page)
    people = presence.attenders(turn.work, meeting)
    key = "meeting-correct-presence" if meetings.is_recorded(meeting) else "meeting-ask-presence"
    exempt = [line("meeting-exempt")] if any(each.exempt for each in people) else []
    offer(
        turn,
        [*map(line, before), *_head(turn, meeting), line(key, **_counts(people)), *exempt, *_absent(people)],
        [_mark_button(meeting, each, page) for each in people],
        page=page,
        turn_to=lambda to: encode("meeting-list", meeting.id, to),
        ways=[_end_button(meeting), home_button()],
    )


def _mark_button(meeting: Meeting, each: Attender, page: int) -> Button:
    """The button names what will stand then, so that pressing it twice is pressing it once."""
    state, key = ("absent", "meeting-mark-absent") if each.present else ("present", "meeting-mark-present")
    return button(encode("meeting-mark", meeting.id, each.person_id, state, page), key, name=each.name)


def _end_button(meeting: Meeting) -> Button:
    if meetings.is_recorded(meeting):
        return button(encode("meeting", meeting.id), "meeting-presence-done")
    return button(encode("meeting-present", meeting.id), "meeting-confirm-presence")


def mark(turn: Turn, meeting_id: int, person_id: int, state: str, page: int) -> None:
    """A name was pressed."""
    if state not in ("present", "absent"):
        raise Refused("refused-old-button")
    meetings.mark(turn.work, turn.actor, meeting_id, person_id, present=state == "present")
    show_presence(turn, meeting_id, page)


def confirm_presence(turn: Turn, meeting_id: int) -> None:
    """Record who is present; who comes second sees what was recorded and by whom."""
    meeting = meetings.meeting_for(turn.work, turn.actor, meeting_id)
    turn.leave()
    if meetings.is_recorded(meeting):
        _show_recorded(turn, meeting)
        return
    meetings.record_presence(turn.work, turn.actor, meeting_id)
    people = presence.attenders(turn.work, meeting)
    turn.reply(
        line("meeting-presence-recorded", number=meeting.number, **_counts(people)),
        *_absent(people),
        buttons=[
            _next_button(meeting),
            button(encode("meeting-list", meeting.id), "meeting-correct"),
            home_button(),
        ],
    )


def _next_button(meeting: Meeting) -> Button:
    if meeting.number == 2:
        return button(encode("conclude"), "meeting-conclude")
    return button(encode("evaluate"), "meeting-evaluate")


def _counts(people: list[Attender]) -> dict[str, int]:
    """The exempt are not among those expected, unless they came."""
    expected = [each for each in people if each.present or not each.exempt]
    return {"present": sum(each.present for each in people), "able": len(expected)}


def _absent(people: list[Attender]) -> list[Line]:
    names = [each.name for each in people if not each.present and not each.exempt]
    return [line("meeting-absent", name=name) for name in names] or [line("meeting-all-present")]


def _ask_outcome_again(turn: Turn) -> None:
    _ask_outcome(turn, turn.subject_id, "meeting-press-only")


def _ask_presence_again(turn: Turn) -> None:
    _ask_presence(turn, turn.subject_id, int(turn.data.get("page", 0)), "meeting-press-only")


FLOW = Flow(
    "meeting",
    commands=(Command("meeting", "hop", open_meeting, LEADERS),),
    presses={
        "meeting": open_meeting,
        "meeting-outcome": choose_outcome,
        "meeting-confirm": confirm_outcome,
        "meeting-list": show_presence,
        "meeting-mark": mark,
        "meeting-present": confirm_presence,
    },
    steps={
        "outcome": Step(BUTTONS_ONLY, _ask_outcome_again, _ask_outcome_again),
        "presence": Step(BUTTONS_ONLY, _ask_presence_again, _ask_presence_again),
    },
)
