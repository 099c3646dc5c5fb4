"""From settings to a program."""

from sqlalchemy import Engine

from bot.program import Parts, Program
from bot.settings import Settings
from bot.telegram import TelegramSender, make_bot
from handlers.all import make_conversations
from handlers.conversations import Conversations
from scheduler.clock import Clock
from scheduler.sweeps import make_sweeps
from storage.writer import Writer
from texts.catalogue import Catalogue


def make_program(settings: Settings, *, engine: Engine, clock: Clock, token: str, api_url: str) -> Program:
    """The program for a token and a Bot API server; the database is at its newest schema already."""

    def conversations(writer: Writer, sender: TelegramSender) -> Conversations:
        return make_conversations(
            writer,
            answer=sender.answer,
            set_menu=sender.set_menu,
            monotonic=clock.monotonic,
            language=settings.language,
        )

    return Program(
        Parts(
            engine=engine,
            bot=make_bot(token, api_url=api_url, send_rate=settings.send_rate),
            clock=clock,
            zone=settings.timezone,
            catalogue=Catalogue.load(),
            conversations=conversations,
            sweeps=make_sweeps,
        )
    )
