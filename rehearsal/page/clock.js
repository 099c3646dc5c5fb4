// The bar with the rehearsal's date: where the clock is, what comes next, how far a walk has come.

import { get, post } from "./api.js";
import { dayAfter, dayOf, dayWords, hourWords, momentWords, morningOf, words } from "./words.js";

const IDLE_MS = 5000;
const WALKING_MS = 400;
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
      this.#walk({ to: morningOf($("day").value) });
    });
    $("day").addEventListener("input", () => this.#sayDay());
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
    else $("walk-done").textContent = words.walked(now);
    this.onWalked();
  }

  #bounds(now) {
    const day = $("day");
    day.min = dayAfter(now);
    if (!day.value || day.value <= dayOf(now)) day.value = day.min;
    this.#sayDay();
  }

  // A browser writes dates its own way; the words leave no doubt which day is meant.
  #sayDay() {
    $("day-words").textContent = $("day").value ? dayWords(morningOf($("day").value)) : "";
  }

  #lock() {
    $("next").disabled = this.walking || !this.due;
    for (const control of $("go").elements) control.disabled = this.walking;
  }

  #unfold() {
    const open = $("time").classList.toggle("open");
    $("time-open").setAttribute("aria-expanded", String(open));
  }
}
