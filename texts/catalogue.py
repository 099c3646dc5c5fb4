"""Every word said, in Vietnamese and English, from the folders texts/vi and texts/en (Project Fluent).

Functions for the .ftl files, `$t` a moment, `$d` a day or a moment:

DUE($t)     17 giờ 00, thứ Sáu ngày 02/4/2027 (còn 3 ngày)
MOMENT($t)  17 giờ 00, thứ Sáu ngày 02/4/2027
DAY($d)     thứ Sáu ngày 02/4/2027
DATE($d)    02/4/2027
SHORT($d)   02/4
HOUR($t)    17 giờ 00
LEFT($d)    what is left: for a moment that is not today and for a day, by the calendar: còn 3 ngày,
            ngày mai, (a day) hôm nay, quá hạn 2 ngày; for a moment today: hôm nay, còn 5 giờ (to the
            nearest hour), hôm nay, còn 1 giờ 40 phút (rounded down below two hours), quá hạn 3 giờ
PERCENT($x) 84,6%, from a share of 0 to 1
NUMBER($n)  1.234,5; a bare { $n } has no dots, so that years stay years

DUE, MOMENT and DAY leave the year out with `year: 0`. A bare day or moment is an error, and so is a
missing argument. A truth value selects [true] or [false].
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, tzinfo
from functools import cache
from pathlib import Path
from typing import Any, Self

from babel import Locale
from fluent.runtime import FluentBundle, resolver
from fluent.runtime.types import FluentType
from fluent.syntax import FluentParser, ast

from texts.errors import BadArgumentsError, TextError, UnknownTextError
from texts.message import Value
from texts.speech import SPEECH, Speech

__all__ = ["FALLBACK", "LANGUAGES", "Catalogue", "TextError"]

LANGUAGES = ("vi", "en")
FALLBACK = "vi"
HERE = Path(__file__).parent

# The library refuses placeables of more than 2,500 characters to guard against hostile translations.
# Ours are our own, and what people wrote may be as long as a chat lets it be.
resolver.MAX_PART_LENGTH = 10_000_000


class Catalogue:
    """The texts of all languages, parsed once."""

    def __init__(self, sources: Mapping[str, Mapping[str, str]]) -> None:
        """`sources` by language and file name. Raises TextError for a syntax error or a double key."""
        self._bundles = {language: _bundle(language, files) for language, files in sources.items()}

    @classmethod
    @cache
    def load(cls) -> Self:
        """The catalogue of this folder; read at the first call only."""
        return cls({language: _files(HERE / language) for language in LANGUAGES})

    def text(self, language: str, key: str, args: Mapping[str, Value], *, now: datetime, zone: tzinfo) -> str:
        """The words of a key, in Vietnamese where the language lacks it.

        `now` is aware; moments are said in `zone`. Raises UnknownTextError or BadArgumentsError.
        """
        bundle, pattern = self._find(language, key)
        local = now.astimezone(zone)
        errors: list[Exception] = []
        current = resolver.CurrentEnvironment({name: _wrapped(each, local) for name, each in args.items()})
        environment = resolver.ResolverEnvironment(bundle, errors, current=current)
        try:
            text = str(resolver.resolve(pattern(environment), environment))
        except ValueError as error:
            errors.append(error)
        if errors:
            raise BadArgumentsError(f"{key}: {'; '.join(map(str, errors))}")
        return text

    def _find(self, language: str, key: str) -> tuple[FluentBundle, Any]:
        for each in (language, FALLBACK):
            bundle = self._bundles.get(each)
            if bundle is not None and bundle.has_message(key):
                pattern = bundle.get_message(key).value
                if pattern is not None:
                    return bundle, pattern
        raise UnknownTextError(key)


class _Said(FluentType):
    """An argument that remembers now, so that functions know what is left."""

    def __init__(self, value: date, now: datetime) -> None:
        self.value = value
        self.now = now

    def format(self, locale: Locale) -> str:
        raise ValueError("a day or moment needs a function such as DAY or MOMENT")


class _Whole(FluentType, int):
    """A whole number for plurals and selectors, written without grouping: a year stays a year."""

    def format(self, locale: Locale) -> str:
        return int.__str__(self)


class _Broken(FluentType, float):
    """A number with decimals."""

    def format(self, locale: Locale) -> str:
        return SPEECH[locale.language].number(float(self))


def _wrapped(value: Value, now: datetime) -> str | FluentType:
    match value:
        case str():
            return str(value)
        case bool():
            return "true" if value else "false"
        case int():
            return _Whole(value)
        case float():
            return _Broken(value)
        case datetime():
            return _Said(_local(value, now), now)
        case date():
            return _Said(value, now)


def _local(moment: datetime, now: datetime) -> datetime:
    if moment.tzinfo is None:
        raise BadArgumentsError("a moment without a zone")
    return moment.astimezone(now.tzinfo)


def _functions(speech: Speech) -> dict[str, Callable[..., Any]]:
    def left(said: _Said) -> str:
        if isinstance(said.value, datetime):
            return speech.left(said.value, now=said.now)
        return speech.left_days(said.value, today=said.now.date())

    def moment(said: _Said, year: int = 1) -> str:
        return speech.moment(_moment(said), year=bool(year))

    return {
        "DUE": lambda said, year=1: f"{moment(said, year)} ({left(said)})",
        "MOMENT": moment,
        "DAY": lambda said, year=1: speech.day(said.value, year=bool(year)),
        "DATE": lambda said: speech.full(said.value),
        "SHORT": lambda said: speech.short(said.value),
        "HOUR": lambda said: speech.hour(_moment(said)),
        "LEFT": left,
        "PERCENT": speech.percent,
        "NUMBER": speech.number,
    }


def _moment(said: _Said) -> datetime:
    if not isinstance(said.value, datetime):
        raise TypeError("a day has no hour")
    return said.value


def _files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.ftl"))}


def _bundle(language: str, files: Mapping[str, str]) -> FluentBundle:
    bundle = FluentBundle([language], functions=_functions(SPEECH[language]), use_isolating=False)
    seen: dict[str, str] = {}
    for name, source in files.items():
        resource = FluentParser().parse(source)
        for key in _keys(resource, f"{language}/{name}"):
            if key in seen:
                raise TextError(f"{language}/{name}: {key} stands in {seen[key]} too")
            seen[key] = name
        bundle.add_resource(resource)
    return bundle


def _keys(resource: ast.Resource, place: str) -> Iterator[str]:
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            raise TextError(f"{place}: {entry.annotations[0].message} at {(entry.content or '')[:60]!r}")
        if isinstance(entry, ast.Message):
            yield entry.id.name
        if isinstance(entry, ast.Term):
            yield f"-{entry.id.name}"
