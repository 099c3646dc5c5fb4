// The bar with the rehearsal's date: where the clock is, what comes next, how far a walk has come.

import { get, post } from "./api.js";
import { dayAfter, dayOf, dayWords, hourWords, momentWords, morningOf, typedDay, words, writtenDay } from "./words.js";

const IDLE_MS = 5000;
const WALKING_MS = 400;
const DONE_MS = 10_000;
const $ = (id) => document.getElementById(id);

export class Clock {
  constructor({ onWalked, onTrouble, onSilence }) {
    this.onWalked = onWalked;
    this.onTrouble = onTrouble;
    this.onSilence = onSilence;
    this.walking = false;
    $("next").addEventListener("click", () => this.#walk({}));
    $("go").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#walk({ to: morningOf(typedDay($("day").value)) });
    });
    $("day").addEventListener("input", () => this.#sayDay());
    $("day").addEventListener("keydown", (event) => this.#step(event));
    $("time-open").addEventListener("click", () => this.#unfold());
  }

  async look() {
    clearTimeout(this.timer);
    try {
      this.#show(await get("clock"));
    } catch {
      // The stream of changes tells about a lost connection.
    }
    this.timer = setTimeout(() => this.look(), this.walking ? WALKING_MS : IDLE_MS);
  }

  async #walk(body) {
    this.walking = true;
    $("walk-done").textContent = "";
    this.#lock();
    try {
      this.#show(await post("walk", body));
    } catch {
      this.walking = false;
      this.onTrouble(words.failed);
    }
    this.look();
  }

  #show(state) {
    const now = momentWords(state.now);
    $("now").dateTime = state.now;
    $("now").querySelector("b").textContent = hourWords(state.now);
    $("now").querySelector("span").textContent = dayWords(state.now);
    this.onSilence(!state.polling);
    for (const part of [document.querySelector(".due"), $("go")]) part.hidden = !state.operated;
    $("time-open").hidden = false;
    this.#showDue(state.next);
    this.#showWalk(state, now);
    this.#bounds(state.now);
    this.#lock();
  }

  #showDue(next) {
    this.due = next;
    $("due").querySelector("b").textContent = next ? next.what : words.nothingDue;
    $("due").querySelector("span").textContent = next ? momentWords(next.at) : "";
  }

  #showWalk(state, now) {
    const was = this.walking;
    this.walking = Boolean(state.walking);
    $("walk").hidden = !this.walking;
    if (state.walking) {
      $("walk").querySelector("progress").value = state.walking.share;
      $("walk-words").textContent = words.walking(now, momentWords(state.walking.to));
    } else if (was) {
      this.#arrived(state, now);
    }
  }

  #arrived(state, now) {
    if (state.failed) this.onTrouble(words.walkFailed);
    else this.#sayDone(words.walked(now, state.sent));
    this.onWalked();
  }

  #sayDone(text) {
    clearTimeout(this.doneTimer);
    $("walk-done").textContent = text;
    this.doneTimer = setTimeout(() => {
      $("walk-done").textContent = "";
    }, DONE_MS);
  }

  #bounds(now) {
    this.today = dayOf(now);
    const typing = document.activeElement === $("day");
    if (!typing && !(typedDay($("day").value) > this.today)) $("day").value = writtenDay(dayAfter(now));
    this.#sayDay();
  }

  // A browser's own field writes dates by the browser's language; this one always as people here do.
  #sayDay() {
    const day = typedDay($("day").value);
    $("day-words").textContent = day ? dayWords(morningOf(day)) : "";
    $("day").setCustomValidity(day > this.today ? "" : words.dayWrong);
  }

  // The arrows go a day on or back, as in a field of the browser's own.
  #step(event) {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const day = typedDay($("day").value);
    if (!by || !day) return;
    event.preventDefault();
    const next = new Date(Date.parse(`${day}T00:00:00Z`) + by * 24 * 3600e3).toISOString().slice(0, 10);
    if (next > this.today) $("day").value = writtenDay(next);
    this.#sayDay();
  }

  #lock() {
    $("next").disabled = this.walking || !this.due;
    for (const control of $("go").elements) control.disabled = this.walking;
  }

  // On a small screen the clock folds away where a conversation needs the room.
  fold() {
    this.#unfold(false);
  }

  #unfold(wanted) {
    const open = $("time").classList.toggle("open", wanted);
    $("time-open").setAttribute("aria-expanded", String(open));
  }
}
