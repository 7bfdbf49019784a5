"""How the program looks and speaks: theme, language and keys of the user's choice, and remembering them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType

from campaigntui import wording
from campaigntui.errors import N_, CampaignError
from campaigntui.locations import ConfigFolder
from campaigntui.settings import Settings, save_choice
from campaigntui.tui.counter import CounterApp
from campaigntui.tui.keys import key_words, use_keys
from campaigntui.tui.marks import use_ascii
from campaigntui.tui.page import Dialog, Page
from campaigntui.tui.theming import DEFAULT_THEME, VARIABLE_DEFAULTS, load_themes
from campaigntui.unsaved import Unsaved
from campaigntui.usecases.planner import Planner
from campaigntui.wording import _


class DressedApp(CounterApp):
    """Knows the settings and the folder they came from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "language", N_("中文 / English"), show=False, id="app.language"),
    ]

    def __init__(self, planner: Planner, today: date, settings: Settings, folder: ConfigFolder) -> None:
        super().__init__(planner, today)
        self.folder = folder
        self.settings = settings
        """What the user has chosen so far."""
        self.unsaved = Unsaved(folder.unsaved, planner.path)
        """What is typed into forms and not saved yet."""
        use_ascii(settings.ascii_marks)
        self.me = settings.me
        self.troubles: list[str] = []
        """What is wrong with themes and keys, to be said on the first screen."""
        self._load_themes(settings.theme)
        keymap: dict[str, str] = {}
        if settings.keys:
            from campaigntui.tui.keymap import usable

            keymap, problems = usable(settings.keys)
            self.set_keymap(keymap)
            self.troubles += problems
        use_keys(keymap)

    def _load_themes(self, wanted: str) -> None:
        loaded = load_themes(self.folder.themes)
        for theme in loaded.themes.values():
            self.register_theme(theme)
        self.troubles += [wording.sentence(error) for error in loaded.failures]
        known = wanted in self.available_themes
        # Without the watcher: Textual calls it when it starts, and every call reads all style sheets anew.
        self.set_reactive(DressedApp.theme, wanted if known else DEFAULT_THEME)
        if not known:
            words = _("There is no theme “{name}”; “{theme}” is used. “campaigntui themes” lists them.")
            self.troubles.append(words.format(name=wanted, theme=DEFAULT_THEME))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colours under themes that do not know them."""
        return dict(VARIABLE_DEFAULTS)

    def get_key_display(self, binding: Binding) -> str:
        """The key as people write it."""
        return key_words(binding)

    def introduce(self, name: str) -> None:
        """The member of that name sits here, today and from now on."""
        self.me = name
        self.remember(me=name)

    def wear(self, theme: str) -> None:
        """Look like this from now on."""
        self.theme = theme
        self.remember(theme=theme)

    def action_language(self) -> None:
        """Turn to the next language."""
        languages = [*wording.LANGUAGES]
        self.speak(languages[(languages.index(wording.language()) + 1) % len(languages)])

    def speak(self, language: str) -> None:
        """Say everything in this language from now on."""
        wording.use(language)
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, Page | Dialog):
                    screen.reword()
        self.remember(language=language)

    def remember(self, **choice: str) -> None:
        """Keep a choice in the settings file."""
        try:
            self.settings = save_choice(self.folder.settings, **choice)
        except CampaignError as error:
            self.refuse(error)
