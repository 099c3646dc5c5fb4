// Puts the page together: the stream of changes, the people, as many phones as fit.

import { get, listen, post } from "./api.js";
import { Clock } from "./clock.js";
import { element } from "./bubble.js";
import { People } from "./people.js";
import { Phone } from "./phone.js";
import { Store } from "./store.js";
import { words } from "./words.js";

const PHONE_REM = 20.5; // the least width of a phone beside others
const PEOPLE_MS = 10_000;
const NARROW = matchMedia("(max-width: 760px)");
const $ = (id) => document.getElementById(id);

const store = new Store();
const phones = new Map(); // key → Phone, in the order they stand
let troubleTimer = 0;
let peopleTimer = 0;
let lost = false;
let silent = false;

const people = new People(store, { onChoose: choose, onAdd: add });
const clock = new Clock({ onWalked: refreshPeople, onTrouble: trouble, onSilence: silence });

function room() {
  if (NARROW.matches) return 1;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.max(1, Math.floor($("phones").clientWidth / (PHONE_REM * rem)));
}

function choose(key) {
  if (!phones.has(key)) open(key);
  document.body.classList.add("chatting");
  clock.fold();
  draw();
  const phone = phones.get(key);
  phone.toBottom();
  phone.focus();
}

function open(key) {
  while (phones.size >= room()) close(leastUsed());
  const phone = new Phone(key, { store, onBack: back, onClose: () => shut(key), onTrouble: trouble, onAlert: alertWith });
  phone.root.addEventListener("focusin", () => {
    phone.used = Date.now();
  });
  phone.used = Date.now();
  phones.set(key, phone);
  $("phones").append(phone.root);
}

function leastUsed() {
  return [...phones.values()].reduce((least, phone) => (phone.used < least.used ? phone : least)).key;
}

function close(key) {
  phones.get(key)?.root.remove();
  phones.delete(key);
}

function shut(key) {
  close(key);
  draw();
  people.focus(key);
}

function back() {
  const [key] = phones.keys();
  document.body.classList.remove("chatting");
  draw();
  people.focus(key);
}

async function add(name) {
  try {
    await post("people", { name });
    await refreshPeople();
    choose(name);
  } catch {
    trouble(words.failed);
  }
}

function draw() {
  if (phones.size === 0) document.body.classList.remove("chatting");
  for (const phone of phones.values()) phone.update();
  if (!document.hidden && (!NARROW.matches || document.body.classList.contains("chatting"))) {
    for (const key of phones.keys()) store.look(key);
  }
  people.update([...phones.keys()]);
  const unread = store.people.reduce((total, person) => total + store.unread(person.key), 0);
  document.title = words.title(unread);
  showEmpty();
}

function showEmpty() {
  $("phones").querySelector(".empty")?.remove();
  if (phones.size === 0) $("phones").append(element("p", "empty", words.empty));
}

function fillRoom() {
  while (phones.size > room()) close(leastUsed());
  if (NARROW.matches) return;
  for (const person of store.people) {
    if (phones.size >= room()) break;
    if (!phones.has(person.key)) open(person.key);
  }
}

async function refreshPeople() {
  clearTimeout(peopleTimer);
  let wait = PEOPLE_MS;
  try {
    store.setPeople(await get("people"));
  } catch {
    wait = 1000; // the stream of changes tells about a lost connection
  }
  clearTimeout(peopleTimer);
  peopleTimer = setTimeout(refreshPeople, wait);
}

function trouble(text) {
  clearTimeout(troubleTimer);
  say(text);
  troubleTimer = setTimeout(() => say(standing()), 8000);
}

function say(text) {
  $("trouble").textContent = text;
  $("trouble").hidden = !text;
}

function standing() {
  if (lost) return words.lost;
  return silent ? words.silent : "";
}

function silence(isSilent) {
  if (silent === isSilent) return;
  silent = isSilent;
  say(standing());
}

function alertWith(text) {
  $("alert-words").textContent = text;
  if (!$("alert").open) $("alert").showModal();
}

function largeText() {
  const large = document.documentElement.classList.toggle("large");
  $("large").setAttribute("aria-pressed", String(large));
  localStorage.setItem("large", large ? "1" : "");
  fillRoom();
  draw();
}

let joinTimer = 0;

function noticeJoins(changed) {
  const waiting = store.people.some((person) => !person.joined && changed.has(person.key));
  if (!waiting) return;
  clearTimeout(joinTimer);
  joinTimer = setTimeout(refreshPeople, 400);
}

async function start() {
  if (localStorage.getItem("large")) largeText();
  $("large").addEventListener("click", largeText);
  store.addEventListener("change", (event) => {
    noticeJoins(event.detail);
    draw();
  });
  addEventListener("resize", () => {
    fillRoom();
    draw();
  });
  document.addEventListener("visibilitychange", draw);
  await refreshPeople();
  clock.look();
  listen({ onChanges: changes, onLost: gone });
}

function changes(told) {
  const fresh = store.life !== told.life;
  if (lost) {
    lost = false;
    say(standing());
  }
  if (fresh) {
    for (const key of [...phones.keys()]) close(key);
    store.apply(told);
    refreshPeople().then(() => {
      fillRoom();
      draw();
    });
    return;
  }
  store.apply(told);
}

function gone() {
  lost = true;
  say(standing());
}

start();
