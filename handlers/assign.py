"""/assign: topic, author, reviewer, a preview of all dates, confirm; one press where the plan names all.

Every button carries the choices made so far, so that an older one does what its own message says; the
dialogue keeps them too, to ask again when something else comes.
"""

from collections.abc import Callable, Iterable, Sequence

from telegram.ext import filters

from handlers.conversations import home_button
from handlers.flow import TYPED, Command, Flow, Step
from handlers.paging import offer
from handlers.turn import Turn
from storage.people import Member, member
from storage.tables import Assignment, AssignmentState, CellQuarter
from texts.actions import encode
from texts.message import Button, Line, button, line
from workflow.cell import ledger
from workflow.cell.actor import LEADERS
from workflow.cell.assigned import live_assignment
from workflow.cell.cells import quarter_of
from workflow.errors import Refused
from workflow.rules.duties import DutyKind
from workflow.topics import answering, assignable, assigning
from workflow.topics.assignable import Choice, Preview
from workflow.topics.assigning import Assigned
from workflow.topics.assignment_words import words_of

NAME = "assign"


def open_assign(turn: Turn) -> None:
    """By command: the open quarter, else the next."""
    show(turn)


def show(turn: Turn, quarter_id: int = 0) -> None:
    """Where a quarter's assignment stands: made, named by the plan, or still to be chosen."""
    turn.leave()
    quarter = _quarter(turn, quarter_id)
    if quarter is None:
        turn.say("assign-no-quarter", home_button())
        return
    live = live_assignment(turn.work, quarter.id)
    if live is not None:
        _show_present(turn, quarter, live)
    elif (plan := _planned(turn, quarter)) is not None:
        _show_preview(turn, plan, by_plan=True)
    else:
        _choose_topic(turn, quarter, before=[line("assign-plan-unfit")])


def _quarter(turn: Turn, quarter_id: int) -> CellQuarter | None:
    if quarter_id:
        return assignable.quarter_for(turn.work, turn.actor, quarter_id)
    return next(iter(assignable.quarters(turn.work, turn.actor)), None)


def _planned(turn: Turn, quarter: CellQuarter) -> Preview | None:
    """The plan's own choice, where it names all three and all three may still be chosen."""
    choice = assignable.planned(quarter)
    try:
        return assignable.preview(turn.work, quarter, choice) if choice else None
    except Refused:
        return None


def _show_present(turn: Turn, quarter: CellQuarter, live: Assignment) -> None:
    lines = [line("assign-present", state=live.state, **words_of(turn.work, live))]
    ways = [button(encode("assign-choose", quarter.id), "assign-change")]
    if live.state == AssignmentState.RECONSIDER:
        lines.append(line("words", text=answering.reason_of(turn.work, turn.actor, live)))
        ways = [
            button(encode("assign-keep", live.id), "assign-keep"),
            button(encode("assign-topic", quarter.id, live.topic_id), "assign-choose-other"),
        ]
    if live.state == AssignmentState.ASKED and live.author_id == turn.actor.person_id:
        ways.insert(0, button(encode("answer", live.id), "answer-own"))
    turn.reply(*lines, buttons=[*ways, *_other_quarters(turn, quarter), home_button()])


def _other_quarters(turn: Turn, quarter: CellQuarter) -> list[Button]:
    return [
        button(encode("assign", row.id), "assign-other-quarter", quarter=quarter_of(row).roman)
        for row in assignable.quarters(turn.work, turn.actor)
        if row.id != quarter.id
    ]


def choose(turn: Turn, quarter_id: int, page: int = 0) -> None:
    """Choose a topic; straight on to the people where the topic stays."""
    quarter = assignable.quarter_for(turn.work, turn.actor, quarter_id)
    if quarter.topic_id is not None and assignable.topic_is_fixed(turn.work, quarter):
        choose_author(turn, quarter_id, quarter.topic_id)
    else:
        _choose_topic(turn, quarter, page=page)


def _choose_topic(turn: Turn, quarter: CellQuarter, *, page: int = 0, before: Sequence[Line] = ()) -> None:
    turn.go(NAME, "topic", quarter.id, page=page)
    topics = assignable.topics(turn.work, quarter)
    asked = line("assign-choose-topic" if topics else "assign-no-topic", quarter=quarter_of(quarter).roman)
    options = _numbered((row.title, encode("assign-topic", quarter.id, row.id)) for row in topics)
    listed = [line(each.key, **each.args) for each in options]
    offer(
        turn,
        [*before, asked, *listed],
        options,
        page=page,
        turn_to=lambda to: encode("assign-choose", quarter.id, to),
        ways=[home_button()],
    )


def type_topic(turn: Turn) -> None:
    """A title was typed instead of chosen."""
    topic = assigning.name_topic(turn.work, turn.actor, turn.subject_id, turn.text)
    choose_author(turn, turn.subject_id, topic.id)


def drop_topic(turn: Turn, quarter_id: int, topic_id: int) -> None:
    """Take back a title that was only typed, and choose again."""
    assigning.drop_topic(turn.work, turn.actor, quarter_id, topic_id)
    choose(turn, quarter_id)


def choose_author(turn: Turn, quarter_id: int, topic_id: int, page: int = 0) -> None:
    """The topic is chosen: who prepares it?"""
    quarter = assignable.quarter_for(turn.work, turn.actor, quarter_id)
    topic = assignable.topic_for(turn.work, quarter, topic_id)
    turn.go(NAME, "author", quarter.id, topic=topic_id, page=page)
    offer(
        turn,
        [line("assign-choose-author", quarter=quarter_of(quarter).roman, topic=topic.title)],
        _people(
            assignable.able(turn.work, quarter.cell_id),
            lambda person: encode("assign-author", quarter_id, topic_id, person),
        ),
        page=page,
        turn_to=lambda to: encode("assign-topic", quarter_id, topic_id, to),
        ways=[_back_to_topics(turn, quarter, topic_id), home_button()],
    )


def _back_to_topics(turn: Turn, quarter: CellQuarter, topic_id: int) -> Button:
    if assigning.is_only_named(turn.work, quarter, topic_id):
        return button(encode("assign-drop", quarter.id, topic_id), "assign-drop-topic")
    return button(encode("assign-choose", quarter.id), "assign-back-topic")


def choose_reviewer(turn: Turn, quarter_id: int, topic_id: int, author_id: int, page: int = 0) -> None:
    """The author is chosen: who reviews? Anybody but the author."""
    quarter = assignable.quarter_for(turn.work, turn.actor, quarter_id)
    title = assignable.topic_for(turn.work, quarter, topic_id).title
    author = assignable.person_for(turn.work, quarter, author_id).name
    turn.go(NAME, "reviewer", quarter.id, topic=topic_id, author=author_id, page=page)
    able = assignable.able(turn.work, quarter.cell_id)
    offer(
        turn,
        [line("assign-choose-reviewer", quarter=quarter_of(quarter).roman, topic=title, author=author)],
        _people(
            [each for each in able if each.person_id != author_id],
            lambda person: encode("assign-reviewer", quarter_id, topic_id, author_id, person),
        ),
        page=page,
        turn_to=lambda to: encode("assign-author", quarter_id, topic_id, author_id, to),
        ways=[button(encode("assign-topic", quarter_id, topic_id), "assign-back-author"), home_button()],
    )


def _people(able: Iterable[Member], action: Callable[[int], str]) -> list[Button]:
    return _numbered((each.name, action(each.person_id)) for each in able)


def _numbered(options: Iterable[tuple[str, str]]) -> list[Button]:
    """Buttons numbered from 1, of labels and what they do."""
    return [
        button(action, "assign-option", number=number, name=label)
        for number, (label, action) in enumerate(options, start=1)
    ]


def review_choice(turn: Turn, quarter_id: int, topic_id: int, author_id: int, reviewer_id: int) -> None:
    """All is chosen: show every date, and who will see what, before anything happens."""
    quarter = assignable.quarter_for(turn.work, turn.actor, quarter_id)
    choice = Choice(topic_id, author_id, reviewer_id)
    _show_preview(turn, assignable.preview(turn.work, quarter, choice), by_plan=False)


def _show_preview(turn: Turn, view: Preview, *, by_plan: bool) -> None:
    quarter_id = view.quarter.id
    chosen = (view.topic.id, view.author.person_id, view.reviewer.person_id)
    turn.go(NAME, "confirm", quarter_id, topic=chosen[0], author=chosen[1], reviewer=chosen[2])
    confirm = encode("assign-do", quarter_id, *chosen, view.seen)
    turn.reply(
        *_preview_lines(view, by_plan=by_plan),
        *_asked_out(turn, view),
        buttons=[
            button(confirm, "assign-by-plan" if by_plan else "assign-confirm"),
            assignable.choose_again(quarter_id),
            home_button(),
        ],
    )


def _asked_out(turn: Turn, view: Preview) -> list[Line]:
    """The author chosen is the one who asked to be spared."""
    live = live_assignment(turn.work, view.quarter.id)
    if live is None or (live.author_id, live.state) != (view.author.person_id, AssignmentState.RECONSIDER):
        return []
    return [line("assign-asked-out", name=view.author.name)]


def _preview_lines(view: Preview, *, by_plan: bool) -> list[Line]:
    said = line(
        "assign-preview",
        plan=by_plan,
        quarter=quarter_of(view.quarter).roman,
        topic=view.topic.title,
        author=view.author.name,
        reviewer=view.reviewer.name,
    )
    return [
        said,
        *(line("assign-date", what=each.what, at=each.at) for each in view.dates),
        *_not_joined((view.author, view.reviewer)),
        line("assign-who-sees"),
    ]


def confirm(turn: Turn, quarter_id: int, topic_id: int, author_id: int, reviewer_id: int, seen: int) -> None:
    """Confirmed: assign, unless somebody else was quicker."""
    done = assigning.assign(turn.work, turn.actor, quarter_id, topic_id, author_id, reviewer_id, seen=seen)
    _say_assigned(turn, done)


def keep(turn: Turn, assignment_id: int) -> None:
    """The secretary keeps an assignment that its author asked to reconsider."""
    _say_assigned(turn, assigning.keep(turn.work, turn.actor, assignment_id))


def _say_assigned(turn: Turn, done: Assigned) -> None:
    turn.leave()
    words = words_of(turn.work, done.assignment)
    owed = ledger.open_duties(turn.work, kind=DutyKind.ANSWER, subject_id=done.assignment.id)
    if not done.changed:
        said = [line("assign-unchanged", **words)]
    elif owed:
        said = [line("assign-done", due=owed[0].due_at, **words), *_left_to_do(turn, done.assignment)]
    else:
        said = [line("assign-done-accepted", **words), *_left_to_do(turn, done.assignment)]
    turn.reply(*said, buttons=[home_button()])


def _left_to_do(turn: Turn, assignment: Assignment) -> list[Line]:
    """Whom no message reaches, so that the leader tells them; else that there is nothing to do."""
    named = (assignment.author_id, assignment.reviewer_id)
    people = [member(turn.work, turn.actor.cell_id, each) for each in named]
    return _not_joined([each for each in people if each is not None]) or [line("assign-nothing-to-do")]


def _not_joined(people: Iterable[Member]) -> list[Line]:
    return [line("assign-not-joined", name=each.name) for each in people if not each.joined]


def _ask_topic(turn: Turn) -> None:
    turn.reply("assign-words-please")
    choose(turn, turn.subject_id, turn.data["page"])


def _ask_author(turn: Turn) -> None:
    turn.reply("assign-press-please")
    choose_author(turn, turn.subject_id, turn.data["topic"], turn.data["page"])


def _ask_reviewer(turn: Turn) -> None:
    turn.reply("assign-press-please")
    choose_reviewer(turn, turn.subject_id, turn.data["topic"], turn.data["author"], turn.data["page"])


def _ask_confirm(turn: Turn) -> None:
    turn.reply("assign-press-please")
    data = turn.data
    review_choice(turn, turn.subject_id, data["topic"], data["author"], data["reviewer"])


def _pressed_only(ask: Callable[[Turn], None]) -> Step:
    """A step that waits for a button: whatever else comes, it asks again."""
    return Step(filters.ALL, ask, ask)


FLOW = Flow(
    NAME,
    commands=(Command("assign", "phancong", open_assign, LEADERS),),
    presses={
        "assign": show,
        "assign-choose": choose,
        "assign-drop": drop_topic,
        "assign-topic": choose_author,
        "assign-author": choose_reviewer,
        "assign-reviewer": review_choice,
        "assign-do": confirm,
        "assign-keep": keep,
    },
    steps={
        "topic": Step(TYPED, type_topic, _ask_topic),
        "author": _pressed_only(_ask_author),
        "reviewer": _pressed_only(_ask_reviewer),
        "confirm": _pressed_only(_ask_confirm),
    },
)
