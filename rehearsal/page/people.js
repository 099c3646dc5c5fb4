// The list of people: who has unread messages, who has not joined.

import { element } from "./bubble.js";
import { faceOf } from "./face.js";
import { words } from "./words.js";

export class People {
  constructor(store, { onChoose, onAdd }) {
    this.store = store;
    this.onChoose = onChoose;
    this.root = document.getElementById("people");
    this.list = this.root.querySelector("ul");
    this.items = new Map();
    this.#wireAdd(onAdd);
  }

  update(open) {
    const people = this.store.people;
    const keys = new Set(people.map((person) => person.key));
    for (const [key, item] of this.items) if (!keys.has(key)) this.#drop(key, item);
    people.forEach((person, index) => this.#place(person, index, open.includes(person.key)));
    document.getElementById("add").hidden = this.store.operated;
  }

  focus(key) {
    (this.items.get(key) ?? this.items.values().next().value)?.querySelector("button").focus();
  }

  #place(person, index, isOpen) {
    const item = this.items.get(person.key) ?? this.#made(person);
    if (this.list.children[index] !== item) this.list.insertBefore(item, this.list.children[index] ?? null);
    item.querySelector("button").setAttribute("aria-pressed", String(isOpen));
    item.querySelector(".name").textContent = person.name;
    item.querySelector(".role").textContent = [person.role, outsideWords(person)].filter(Boolean).join(", ");
    faceOf(item.querySelector(".face"), person.name, { outside: !person.joined });
    this.#mark(item.querySelector(".mark"), person.key);
  }

  #made(person) {
    const item = element("li");
    const button = element("button", "person");
    button.type = "button";
    const face = element("span", "face");
    face.setAttribute("aria-hidden", "true");
    const who = element("span", "who");
    who.append(element("span", "name"), element("span", "role"));
    button.append(face, who, element("span", "mark"));
    button.addEventListener("click", () => this.onChoose(person.key));
    item.append(button);
    this.items.set(person.key, item);
    return item;
  }

  #mark(mark, key) {
    const unread = this.store.unread(key);
    mark.hidden = !unread;
    mark.replaceChildren(hiddenWords(words.unread(unread)), shown(String(unread)));
  }

  #drop(key, item) {
    item.remove();
    this.items.delete(key);
  }

  #wireAdd(onAdd) {
    const form = document.getElementById("add");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const input = form.querySelector("input");
      if (input.value.trim()) onAdd(input.value.trim());
      input.value = "";
    });
  }
}

function outsideWords(person) {
  if (person.joined) return "";
  return person.code ? words.notJoined : words.codeExpired;
}

const hiddenWords = (text) => element("span", "hidden", text);

function shown(text) {
  const made = element("span", "", text);
  made.setAttribute("aria-hidden", "true");
  return made;
}
