// One person's phone on the page.

import { act, upload } from "./api.js";
import { bubble, element } from "./bubble.js";
import { faceOf } from "./face.js";
import { pop } from "./pop.js";
import { Recorder } from "./recorder.js";
import { dayOf, dayWords, words } from "./words.js";

const TOAST_MS = 7000;
const NEAR_PX = 120;

export class Phone {
  constructor(key, { store, onBack, onClose, onTrouble, onAlert }) {
    this.key = key;
    this.store = store;
    this.onTrouble = onTrouble;
    this.onAlert = onAlert;
    this.root = document.getElementById("phone").content.firstElementChild.cloneNode(true);
    this.log = this.$(".scroll ol");
    this.scroll = this.$(".scroll");
    this.box = this.$("textarea");
    this.items = new Map();
    this.pressed = new Set();
    this.editing = null;
    this.stuck = true; // the newest message stays in sight until one scrolls up
    this.toastSeen = store.phone(key)?.toast?.revision ?? 0;
    this.doors = this.#doors();
    this.#wire(onBack, onClose);
  }

  $(selector) {
    return this.root.querySelector(selector);
  }

  get name() {
    return this.store.person(this.key)?.name ?? this.state?.name ?? "";
  }

  get state() {
    return this.store.phone(this.key);
  }

  update() {
    this.#head();
    if (!this.state) return;
    this.#messages();
    this.#toast();
    if (!this.state.presses) this.#release();
    this.$(".block").textContent = this.state.blocked ? words.unblock : words.block;
    for (const control of this.$(".composer").elements) control.disabled = this.state.blocked;
  }

  focus() {
    this.box.focus();
  }

  toBottom() {
    this.scroll.scrollTop = this.scroll.scrollHeight;
    this.$(".below").hidden = true;
  }

  #head() {
    const person = this.store.person(this.key);
    this.root.setAttribute("aria-label", words.phone(this.name));
    this.scroll.setAttribute("aria-label", words.messages(this.name));
    this.box.setAttribute("aria-label", words.compose(this.name));
    this.$("h2").textContent = this.name;
    this.$(".role").textContent = person?.role ?? "";
    faceOf(this.$(".face"), this.name, { outside: person?.joined === false });
    this.#join(person);
  }

  #join(person) {
    const [hint, label] = this.#way(person);
    const inside = this.state?.started && person?.joined !== false;
    this.$(".join").hidden = Boolean(inside && !this.state.blocked && this.state.messages.size);
    this.$(".join p").textContent = hint;
    this.$(".join button").textContent = label;
    this.$(".join button").hidden = !label;
  }

  #way(person) {
    if (this.state?.blocked) return [words.blocked(this.name), words.unblock];
    if (person?.code) return [words.joinHint(this.name), words.join];
    if (person?.joined === false) return [words.expiredHint(this.name), ""];
    if (this.state?.started) return [words.quietHint, words.home];
    return [words.startHint(this.name), words.start];
  }

  #messages() {
    const before = this.items.size;
    const present = this.state.messages;
    for (const [id, item] of this.items) if (!present.has(id)) this.#drop(id, item);
    const ids = [...present.keys()].sort((one, other) => one - other);
    for (const id of ids) this.#place(present.get(id));
    this.#days(ids);
    if (before === 0) this.#beginSaying();
    if (this.stuck || before === 0) this.toBottom();
    else if (this.items.size > before) this.$(".below").hidden = false;
  }

  // What stands here already is not read out; what comes from now on is.
  #beginSaying() {
    setTimeout(() => this.scroll.setAttribute("aria-live", "polite"), 500);
  }

  #place(message) {
    const old = this.items.get(message.message_id);
    if (old && Number(old.dataset.revision) === message.revision) return;
    const item = bubble(message, { name: this.name, doors: this.doors });
    this.items.set(message.message_id, item);
    if (!old) {
      this.log.append(item);
      return;
    }
    const focused = old.contains(document.activeElement);
    old.replaceWith(item);
    if (focused) (item.querySelector(".key") ?? item).focus({ preventScroll: true });
  }

  #drop(id, item) {
    const focused = item.contains(document.activeElement);
    item.remove();
    this.items.delete(id);
    if (focused) this.scroll.focus({ preventScroll: true });
  }

  #days(ids) {
    for (const old of this.log.querySelectorAll(".day")) old.remove();
    let last = null;
    for (const id of ids) {
      const date = this.state.messages.get(id).date * 1000;
      if (dayOf(date) !== last) this.items.get(id).before(element("li", "day", dayWords(date)));
      last = dayOf(date);
    }
  }

  #toast() {
    const toast = this.state.toast;
    if (!toast || toast.revision <= this.toastSeen) return;
    this.toastSeen = toast.revision;
    if (toast.alert) {
      this.onAlert(toast.text);
      return;
    }
    this.$(".toast").textContent = toast.text;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => {
      this.$(".toast").textContent = "";
    }, TOAST_MS);
  }

  #release() {
    for (const button of this.pressed) button.removeAttribute("aria-busy");
    this.pressed.clear();
  }

  #doors() {
    return {
      onCommand: (command) => this.#do("text", { text: command }),
      onDeepLink: (url) => this.#deepLink(url),
      onLink: (url) => this.#deepLink(url) || window.open(url, "_blank", "noopener"),
      onEdit: (message) => this.#edit(message),
      onPress: (message, button, element_) => this.#press(message, button, element_),
    };
  }

  #deepLink(url) {
    const mine = new RegExp(`^https?://t\\.me/${this.store.bot?.username}\\?start=`, "i").test(url);
    if (mine) this.#do("open", { link: url });
    return mine;
  }

  #press(message, button, pressed) {
    pressed.setAttribute("aria-busy", "true");
    this.pressed.add(pressed);
    this.#do("press", { message_id: message.message_id, data: button.callback_data });
  }

  #edit(message) {
    this.editing = message;
    this.$(".editing").hidden = !message;
    this.box.value = message?.text ?? "";
    this.#grow();
    this.box.focus();
  }

  async #do(name, body) {
    return this.#try(() => act(this.key, name, body));
  }

  async #try(sending) {
    try {
      await sending();
      return true;
    } catch {
      this.#release();
      this.onTrouble(words.failed);
      return false;
    }
  }

  async #send() {
    const text = this.box.value.trim();
    if (!text) return;
    this.box.readOnly = true;
    const sent = this.editing
      ? await this.#do("edit", { message_id: this.editing.message_id, text })
      : await this.#do("text", { text });
    this.box.readOnly = false;
    if (!sent) return; // what was typed stays
    this.toBottom();
    this.#edit(null);
  }

  #grow() {
    this.box.style.height = "auto";
    this.box.style.height = `${this.box.scrollHeight}px`;
  }

  #wire(onBack, onClose) {
    this.$(".back").addEventListener("click", onBack);
    this.$(".close").addEventListener("click", onClose);
    this.$(".block").addEventListener("click", () => this.#do("block", { blocked: !this.state.blocked }));
    this.$(".join button").addEventListener("click", () => this.#joinNow());
    this.$(".below").addEventListener("click", () => this.toBottom());
    this.scroll.addEventListener("scroll", () => this.#scrolled());
    new ResizeObserver(() => this.stuck && this.toBottom()).observe(this.scroll);
    this.$(".editing button").addEventListener("click", () => this.#edit(null));
    this.#wireComposer();
    pop(this.$(".more"), this.$(".head .sheet"));
    pop(this.$(".commands"), this.$(".menu"), { onOpen: () => this.#fillMenu() });
    pop(this.$(".attach"), this.$(".attach + .sheet"));
  }

  #wireComposer() {
    this.$(".composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.box.addEventListener("input", () => this.#grow());
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.editing) this.#edit(null);
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#send();
    });
    this.#wireFiles();
  }

  #wireFiles() {
    const input = this.$("input[type=file]");
    const recorder = new Recorder(this.$(".recording"), {
      onDone: (blob) => this.#try(() => upload(this.key, "voice", blob, `ghi-am.${blob.type.split("/")[1]}`)),
      onTrouble: this.onTrouble,
    });
    let kind = "document";
    input.addEventListener("change", () => {
      const [file] = input.files;
      if (file) this.#try(() => upload(this.key, kind, file));
      input.value = "";
    });
    this.$(".attach + .sheet").addEventListener("click", (event) => {
      kind = event.target.dataset.kind;
      if (kind === "sticker") this.#do("sticker");
      else if (kind === "record") recorder.start();
      else if (kind) this.#choose(input, event.target.dataset.accept ?? "");
    });
  }

  #choose(input, accept) {
    input.accept = accept;
    input.click();
  }

  #joinNow() {
    const code = this.store.person(this.key)?.code;
    if (this.state?.blocked) this.#do("block", { blocked: false });
    else if (this.state?.started && !code) this.#do("text", { text: "/menu" });
    else this.#do("open", { link: code ?? "" });
    this.box.focus();
  }

  #fillMenu() {
    const menu = this.state?.menu ?? [];
    const buttons = menu.map((one) => {
      const button = element("button", "", "");
      button.type = "button";
      button.append(element("b", "", one.description), element("span", "", `/${one.command}`));
      button.addEventListener("click", () => this.#do("text", { text: `/${one.command}` }));
      return button;
    });
    this.$(".menu").replaceChildren(...(buttons.length ? buttons : [element("p", "", words.noCommands)]));
  }

  #scrolled() {
    const left = this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight;
    this.stuck = left < NEAR_PX;
    if (this.stuck) this.$(".below").hidden = true;
  }
}
