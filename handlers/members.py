"""/members: the roster, one person, a name set right, codes to pass on."""

from handlers.conversations import home_button
from handlers.flow import TYPED, Command, Flow, Step
from handlers.paging import PAGE, turning
from handlers.turn import Turn
from storage.tables import Membership, Office
from texts.actions import encode
from texts.message import Button, Line, button, line
from workflow.people import members, renewal, roster
from workflow.people.members import hand_over_button
from workflow.people.renewal import Pass
from workflow.people.roster import Listed, card_button, list_button


def show_list(turn: Turn, page: int = 0) -> None:
    """The roster, eight at a time."""
    everybody = roster.everybody(turn.work, turn.actor)
    turn.leave()
    pages = -(-len(everybody) // PAGE)
    page = min(page, pages - 1)
    shown = list(enumerate(everybody, start=1))[page * PAGE : (page + 1) * PAGE]
    turn.reply(
        line("members-title", count=len(everybody), page=page + 1, pages=pages),
        *(_list_line(number, each) for number, each in shown),
        line("members-who-sees"),
        rows=turning(page, pages - 1, lambda to: encode("members", to)),
        buttons=[*(_one_button(number, each) for number, each in shown), *_list_ways()],
    )


def show_card(turn: Turn, person: int) -> None:
    """One person: what they are, what is planned, what may be changed."""
    listed = roster.find(turn.work, turn.actor, person)
    turn.leave()
    turn.reply(*card_lines(turn, listed), buttons=_card_ways(turn, listed))


def card_lines(turn: Turn, listed: Listed) -> list[Line]:
    """What a person is now and from when what is planned holds."""
    each = listed.member
    lines = [
        line(
            "members-card",
            name=each.name,
            office=each.office,
            klass=each.klass or "none",
            condition=each.condition,
            joined=each.joined,
        )
    ]
    if listed.from_on is not None:
        lines.append(line("members-card-coming", day=listed.from_on))
    planned = roster.planned(turn.work, turn.actor, each.person_id)
    lines += [_planned_line(row) for row in planned if row.from_on != listed.from_on]
    last = roster.last_day(turn.work, turn.actor, each.person_id)
    return [*lines, line("members-card-leaves", day=last)] if last else lines


def code_lines(turn: Turn, given: Pass) -> list[Line]:
    """A code as it is passed on, with its link where the bot's name is known."""
    lines = [line("members-code", name=given.name, code=given.code)]
    link = _link(turn, given.code)
    lines += [line("members-code-link", link=link)] if link else []
    return [*lines, line("members-code-how", until=given.until)]


def code_ways(person: int) -> list[Button]:
    """Where one goes after a code."""
    return [card_button(person), list_button(), home_button()]


def _list_line(number: int, listed: Listed) -> Line:
    each = listed.member
    if listed.from_on is not None:
        return line("members-line-coming", number=number, name=each.name, day=listed.from_on)
    return line(
        "members-line",
        number=number,
        name=each.name,
        office=each.office,
        klass=each.klass or "none",
        condition=each.condition,
        joined=each.joined,
    )


def _one_button(number: int, listed: Listed) -> Button:
    action = encode("member", listed.member.person_id)
    return button(action, "members-button-one", number=number, name=listed.member.name)


def _list_ways() -> list[Button]:
    return [button(encode("enrol"), "members-button-add"), hand_over_button(), home_button()]


def _planned_line(row: Membership) -> Line:
    return line(
        "members-card-planned",
        day=row.from_on,
        office=row.office,
        klass=row.klass or "none",
        condition=row.condition,
    )


def _card_ways(turn: Turn, listed: Listed) -> list[Button]:
    each = listed.member
    person = each.person_id
    ways = [button(encode("member-rename", person), "members-button-rename")]
    if each.office == Office.SECRETARY:
        return [*ways, hand_over_button(), list_button(), home_button()]
    if each.office != Office.SUPERIOR:
        ways += [
            button(encode("member-set", person, "office"), "members-button-office"),
            button(encode("member-set", person, "klass"), "members-button-class"),
            button(encode("member-set", person, "condition"), "members-button-condition"),
        ]
    if not each.joined:
        ways.append(button(encode("member-code", person), "members-button-code"))
    if person != turn.actor.person_id:
        ways.append(button(encode("member-recode", person), "members-button-recode"))
    ways.append(button(encode("member-leave", person), "members-button-leave"))
    return [*ways, list_button(), home_button()]


def ask_name(turn: Turn, person: int) -> None:
    """Ask for the right spelling."""
    listed = roster.find(turn.work, turn.actor, person)
    turn.go("members", "rename", person)
    turn.say("members-rename-ask", card_button(person), home_button(), name=listed.member.name)


def _ask_name_again(turn: Turn) -> None:
    ask_name(turn, turn.subject_id)


def _rename(turn: Turn) -> None:
    person = turn.subject_id
    before = roster.find(turn.work, turn.actor, person).member.name
    kept = members.rename(turn.work, turn.actor, person, turn.text)
    turn.leave()
    turn.say("members-renamed", *code_ways(person), before=before, name=kept)


def show_code(turn: Turn, person: int) -> None:
    """The code of somebody who has not joined yet."""
    given = renewal.show_code(turn.work, turn.actor, person)
    turn.leave()
    turn.reply(*code_lines(turn, given), buttons=code_ways(person))


def ask_renewal(turn: Turn, person: int) -> None:
    """Before a phone is cut off."""
    member = renewal.check_renewal(turn.work, turn.actor, person)
    turn.leave()
    turn.say(
        "members-recode-ask",
        button(encode("member-recode-do", person), "members-button-recode-do"),
        card_button(person),
        home_button(),
        name=member.name,
        joined=member.joined,
    )


def renew(turn: Turn, person: int) -> None:
    """A new code; the old phone is cut off."""
    joined = roster.find(turn.work, turn.actor, person).member.joined
    given = renewal.renew_code(turn.work, turn.actor, person)
    turn.leave()
    turn.reply(line("members-recoded", joined=joined), *code_lines(turn, given), buttons=code_ways(person))


def _link(turn: Turn, code: str) -> str:
    """Telegram's deep link; empty where the platform has not said what the bot is called."""
    try:
        return f"{turn.update.get_bot().link}?start={code}"
    except RuntimeError:
        return ""


FLOW = Flow(
    "members",
    commands=(Command("members", "dangvien", show_list, (Office.SECRETARY, Office.DEPUTY)),),
    presses={
        "members": show_list,
        "member": show_card,
        "member-rename": ask_name,
        "member-code": show_code,
        "member-recode": ask_renewal,
        "member-recode-do": renew,
    },
    steps={"rename": Step(TYPED, _rename, _ask_name_again)},
)
