"""What the operator may write, and what he is told when it is wrong."""

import traceback
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dotenv import dotenv_values
from sqlalchemy import make_url

from bot.settings import Settings, SettingsError

ROOT = Path(__file__).parent.parent.parent
TOKEN = "123456789:AAF-bb_CCddEEffGGhhIIjjKKllMMnnOOp"


@pytest.fixture(autouse=True)
def in_an_empty_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def written(*lines: str) -> Settings:
    """The settings of a .env with these lines."""
    Path(".env").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Settings.load()


def test_without_anything_the_defaults_hold() -> None:
    settings = Settings.load()
    assert settings.telegram_token is None
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert settings.database_url == "sqlite:///data/chuyende.db"
    assert settings.data_dir == Path("data")
    assert (settings.web_host, settings.web_port) == ("127.0.0.1", 8080)
    assert settings.send_rate == 30.0
    assert settings.timezone == ZoneInfo("Asia/Ho_Chi_Minh")
    assert (settings.language, settings.log_level) == ("vi", "info")


def test_everything_can_be_written() -> None:
    settings = written(
        f"TELEGRAM_TOKEN={TOKEN}",
        "TELEGRAM_API_URL=http://127.0.0.1:8081/",
        "DATABASE_URL=postgresql://bot:mat-khau@localhost/chuyende",
        "DATA_DIR=/srv/chuyende",
        "WEB_HOST=0.0.0.0",
        "WEB_PORT=9000",
        "SEND_RATE=0",
        "TIMEZONE=Asia/Bangkok",
        "LANGUAGE=EN",
        "LOG_LEVEL=Warning",
    )
    assert settings.telegram_token is not None
    assert settings.telegram_token.get_secret_value() == TOKEN
    assert settings.telegram_api_url == "http://127.0.0.1:8081"
    assert settings.database_url == "postgresql://bot:mat-khau@localhost/chuyende"
    assert settings.data_dir == Path("/srv/chuyende")
    assert (settings.web_host, settings.web_port) == ("0.0.0.0", 9000)
    assert settings.send_rate == 0
    assert settings.timezone == ZoneInfo("Asia/Bangkok")
    assert (settings.language, settings.log_level) == ("en", "warning")


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEB_PORT", "9001")
    settings = written("WEB_PORT=9000", "WEB_HOST=::1")
    assert (settings.web_port, settings.web_host) == (9001, "::1")


def test_empty_means_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEB_PORT", "")
    settings = written("TELEGRAM_TOKEN=", "WEB_PORT=9000", "SEND_RATE=", 'LANGUAGE="  "', "LOG_LEVEL= ")
    assert settings.telegram_token is None
    assert (settings.web_port, settings.send_rate, settings.language) == (9000, 30.0, "vi")


def test_other_lines_a_mark_of_notepad_and_spaces_do_no_harm() -> None:
    Path(".env").write_bytes(
        b"\xef\xbb\xbf" + f'WEB_PORT=9000\r\nKHAC=1\r\nTELEGRAM_TOKEN=" {TOKEN} "\r\n'.encode()
    )
    settings = Settings.load()
    assert settings.web_port == 9000
    assert settings.telegram_token is not None and settings.telegram_token.get_secret_value() == TOKEN


@pytest.mark.parametrize("desktop", ["en_US:en", "en_US", "fr:en"])
def test_the_desktop_s_own_language_list_is_not_ours(desktop: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", desktop)
    assert Settings.load().language == "vi"
    assert written("LANGUAGE=en").language == "en"


def test_our_language_in_the_environment_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    assert Settings.load().language == "en"


WRONG = [
    ("TELEGRAM_TOKEN", "AAF-bb_CCddEEffGGhhIIjjKKllMMnnOOp"),
    ("TELEGRAM_TOKEN", "123456789"),
    ("TELEGRAM_TOKEN", "123456789:AAF bb"),
    ("TELEGRAM_API_URL", "api.telegram.org"),
    ("TELEGRAM_API_URL", "ftp://api.telegram.org"),
    ("TELEGRAM_API_URL", "https://"),
    ("TELEGRAM_API_URL", f"https://api.telegram.org/bot{TOKEN}"),
    ("TELEGRAM_API_URL", "http://[::1"),
    ("DATABASE_URL", "data/chuyende.db"),
    ("DATABASE_URL", "mysql://bot:mat-khau@localhost/chuyende"),
    ("DATABASE_URL", "sqlite://"),
    ("DATABASE_URL", "sqlite:///:memory:"),
    ("WEB_HOST", "http://127.0.0.1"),
    ("WEB_PORT", "cổng"),
    ("WEB_PORT", "65536"),
    ("WEB_PORT", "-1"),
    ("SEND_RATE", "-1"),
    ("SEND_RATE", "nan"),
    ("SEND_RATE", "inf"),
    ("SEND_RATE", "nhanh"),
    ("TIMEZONE", "Hà Nội"),
    ("TIMEZONE", "Asia"),
    ("TIMEZONE", "../../etc/passwd"),
    ("TIMEZONE", "/etc/localtime"),
    ("LANGUAGE", "fr"),
    ("LOG_LEVEL", "verbose"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_is_told_in_one_line_that_does_not_show_it(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        written(f"{name}={value}")
    told = str(caught.value)
    assert told.startswith(f"{name} ") and told.endswith(".") and "\n" not in told
    assert "phải là" in told or "không đúng dạng" in told or "phải có dạng" in told
    everything = "".join(traceback.format_exception(caught.value))
    assert caught.value.__context__ is None
    for secret in ("AAF", "123456789", "mat-khau"):
        assert secret not in everything


def test_every_setting_has_its_line_when_wrong() -> None:
    assert {name for name, _ in WRONG} | {"DATA_DIR"} == {name.upper() for name in Settings.model_fields}


def test_a_file_that_is_not_text_is_told() -> None:
    Path(".env").write_bytes(b"WEB_HOST=\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"^Không đọc được tệp \.env"):
        Settings.load()


def test_secrets_are_not_shown() -> None:
    settings = written(f"TELEGRAM_TOKEN={TOKEN}", "DATABASE_URL=postgresql://bot:mat-khau@localhost/chuyende")
    assert "AAF" not in repr(settings) + str(settings)
    assert "mat-khau" not in repr(settings) + str(settings)


def test_a_relative_database_lies_in_the_working_directory() -> None:
    settings = written("DATABASE_URL=sqlite:///kho/chuyende.db", "DATA_DIR=/srv/chuyende")
    path = make_url(settings.database_url).database
    assert path is not None
    assert Path(path).resolve() == Path.cwd() / "kho" / "chuyende.db"


def test_the_example_names_every_setting_with_its_default() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    given = [line.removeprefix("# ") for line in example.splitlines() if "=" in line]
    names = [line.partition("=")[0] for line in given]
    assert sorted(names) == sorted(name.upper() for name in Settings.model_fields)
    assert written(*given) == Settings()
    Path(".env").write_text(example, encoding="utf-8")
    assert set(dotenv_values(".env")) == {"TELEGRAM_TOKEN"}
    assert Settings.load() == Settings()


def test_every_line_of_the_example_is_explained() -> None:
    blocks = (ROOT / ".env.example").read_text(encoding="utf-8").strip().split("\n\n")
    assert all(block.startswith("# ") and "=" not in block.splitlines()[0] for block in blocks)
