"""The real core with an echo for a conversation: what a text or a press costs before any rule is asked."""

import argparse
import asyncio
import contextlib
import os
import signal
from datetime import UTC, datetime
from pathlib import Path

from bot.log import configure
from bot.program import Parts, Program, event_loop, settle_memory
from bot.telegram import TelegramSender, make_bot
from handlers.conversations import Conversations
from handlers.flow import TYPED, Flow, Flows, Step
from handlers.turn import Turn
from scheduler.clock import SystemClock
from storage import audit, bodies
from storage.engine import open_engine
from storage.migrate import upgrade
from storage.tables import Account, Body, Cell, Membership, Person
from storage.work import UnitOfWork
from storage.writer import Writer, run_once
from texts.catalogue import Catalogue
from texts.message import line
from workflow.rules.calendar import HOME

TOKEN = "1:" + "a" * 35


def _echo(turn: Turn) -> None:
    if turn.place is None:
        turn.go("echo", "text", bodies.new(turn.work))
    bodies.append(turn.work, turn.subject_id, turn.text or "x")
    audit.record(turn.work, turn.actor.cell_id, turn.actor.person_id, "echo", "body")
    turn.reply(line("button-home"))


def _press(turn: Turn, number: int) -> None:
    _echo(turn)
    turn.toast("button-home")


def seed(work: UnitOfWork, people: int, first: int) -> None:
    """So many people, each with a chat, spread over cells of fifty."""
    for at in range(people):
        if at % 50 == 0:
            cell = work.add(Cell, name="Chi bộ", started_on=work.today, created_at=work.now)
        person = work.add(Person, name=f"Người {at}", created_at=work.now)
        work.add(
            Membership,
            person_id=person,
            cell_id=cell,
            office="member",
            klass="official",
            condition="active",
            from_on=work.today,
        )
        work.add(Account, person_id=person, platform="telegram", address=str(first + at), bound_at=work.now)
    work.add(Body, created_at=work.now)


def _conversations(writer: Writer, sender: TelegramSender) -> Conversations:
    flow = Flow("echo", presses={"echo": _press}, steps={"text": Step(TYPED, _echo, _echo)})
    return Conversations(
        writer,
        Flows((flow,)),
        answer=sender.answer,
        set_menu=sender.set_menu,
        stranger=_echo,
        fallback=_echo,
        marked=_echo,
        edited=_echo,
    )


async def run(url: str, folder: Path, people: int, first: int) -> None:
    """Serve until told to stop."""
    engine = open_engine(f"sqlite:///{folder}/bench.db")
    upgrade(engine)
    run_once(engine, datetime.now(UTC), HOME, seed, people, first)
    parts = Parts(
        engine=engine,
        bot=make_bot(TOKEN, api_url=url, send_rate=0),
        clock=SystemClock(),
        zone=HOME,
        catalogue=Catalogue.load(),
        conversations=_conversations,
        sweeps=lambda _writer, delivery: (delivery.sweep,),
    )
    settle_memory()
    task = asyncio.ensure_future(Program(parts).run())
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await task


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--first", type=int, default=1000)
    parser.add_argument("--core", type=int, default=None)
    args = parser.parse_args()
    if args.core is not None:
        os.sched_setaffinity(0, {args.core})
    configure("warning")
    with asyncio.Runner(loop_factory=event_loop()) as runner:
        runner.run(run(args.url, args.folder, args.people, args.first))


if __name__ == "__main__":
    main()
