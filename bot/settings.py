"""What the operator sets, from the environment and `.env`. The names are kept: operators script them."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

_TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
_SQLITE_FILE = re.compile(r"sqlite(\+\w+)?:///(?!:memory:).+")
_POSTGRESQL = re.compile(r"postgresql(\+\w+)?://.+")

# None of these shows the value: it may be a token or hold a password.
_WRONG = {
    "telegram_token": "TELEGRAM_TOKEN không đúng dạng: phải là dãy số, dấu hai chấm, rồi các chữ và số.",
    "telegram_api_url": "TELEGRAM_API_URL phải là địa chỉ http:// hoặc https://, chỉ lấy phần trước /bot.",
    "database_url": "DATABASE_URL phải có dạng sqlite:///thư-mục/tệp.db hoặc postgresql://….",
    "data_dir": "DATA_DIR phải là đường dẫn của một thư mục.",
    "web_host": "WEB_HOST phải là tên máy hoặc địa chỉ IP, không có http:// và không có cổng.",
    "web_port": "WEB_PORT phải là số nguyên từ 0 đến 65535.",
    "send_rate": "SEND_RATE phải là số tin mỗi giây, từ 0 trở lên (0 là không giới hạn).",
    "timezone": "TIMEZONE phải là tên một múi giờ, ví dụ Asia/Ho_Chi_Minh.",
    "language": "LANGUAGE phải là vi hoặc en.",
    "log_level": "LOG_LEVEL phải là debug, info, warning hoặc error.",
}


class SettingsError(Exception):
    """A setting is wrong; the text is one line for the operator and never shows a value."""


def _token(value: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("not a bot token")
    return value


def _api_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or "/bot" in parts.path:
        raise ValueError("not the address of a Bot API server")
    return value.rstrip("/")


def _database_url(value: str) -> str:
    if not (_SQLITE_FILE.fullmatch(value) or _POSTGRESQL.fullmatch(value)):
        raise ValueError("not a database that keeps")
    return value


def _lower(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


class Settings(BaseSettings):
    """All settings, checked. Build it with `load`; a relative path is taken from the working directory."""

    model_config = SettingsConfigDict(
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    telegram_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    telegram_api_url: Annotated[str, AfterValidator(_api_url)] = "https://api.telegram.org"
    database_url: Annotated[str, AfterValidator(_database_url)] = Field(
        default="sqlite:///data/chuyende.db", repr=False
    )
    data_dir: Path = Path("data")
    web_host: Annotated[str, Field(pattern=r"^[\w.:-]+$")] = "127.0.0.1"
    web_port: Annotated[int, Field(ge=0, le=65535)] = 8080
    send_rate: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 30.0
    timezone: ZoneInfo = ZoneInfo("Asia/Ho_Chi_Minh")
    language: Annotated[Literal["vi", "en"], BeforeValidator(_lower)] = "vi"
    log_level: Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(_lower)] = "info"

    @classmethod
    def load(cls, env_file: Path | None = Path(".env")) -> Self:
        """The settings of the environment, then of the file. Raises SettingsError."""
        try:
            return cls(_env_file=env_file)  # type: ignore[call-arg]  # an argument of the base class
        except ValidationError as error:
            problem = _WRONG[str(error.errors()[0]["loc"][0])]
        except (OSError, UnicodeError):
            problem = f"Không đọc được tệp {env_file}: cần là tệp văn bản UTF-8 mà chương trình có quyền đọc."
        # Raised out here so that nothing is chained: the cause would show the value.
        raise SettingsError(problem)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then the environment, then the file."""
        return init_settings, _Environment(settings_cls), dotenv_settings

    @model_validator(mode="before")
    @classmethod
    def _blank_means_unset(cls, given: dict[str, Any]) -> dict[str, Any]:
        stripped = {key: value.strip() if isinstance(value, str) else value for key, value in given.items()}
        return {key: value for key, value in stripped.items() if value != ""}


class _Environment(EnvSettingsSource):
    """The environment without the desktop's own LANGUAGE, a list such as `en_US:en`: it is not about us."""

    def __call__(self) -> dict[str, Any]:
        given = super().__call__()
        if re.search("[_:]", str(given.get("language", ""))):
            del given["language"]
        return given
