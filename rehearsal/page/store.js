// What the page knows: people and their phones. Tells "change" when something of it is new.

export class Store extends EventTarget {
  constructor() {
    super();
    this.forget();
  }

  forget() {
    this.life = null;
    this.begun = false;
    this.bot = null;
    this.people = [];
    this.operated = true;
    this.phones = new Map();
  }

  apply(changes) {
    if (this.life !== changes.life) {
      const people = this.people;
      this.forget();
      this.people = people;
      this.life = changes.life;
    }
    this.bot = changes.bot;
    for (const told of changes.phones) this.#applyPhone(told, { first: !this.begun });
    this.begun = true;
    this.#tell(changes.phones.map((told) => told.key));
  }

  setPeople({ people, operated }) {
    this.people = people;
    this.operated = operated;
    this.#tell([]);
  }

  person(key) {
    return this.people.find((person) => person.key === key);
  }

  phone(key) {
    return this.phones.get(key);
  }

  // Messages of the assistant that came after the person last looked.
  unread(key) {
    const phone = this.phones.get(key);
    if (!phone) return 0;
    return [...phone.messages.values()].filter((message) => message.from_bot && message.message_id > phone.seen).length;
  }

  look(key) {
    const phone = this.phones.get(key);
    if (!phone) return;
    const seen = Math.max(phone.seen, ...phone.messages.keys());
    if (seen !== phone.seen) remember(key, seen);
    phone.seen = seen;
  }

  // What was there when the page was opened is not new, unless an earlier page was left with it unread.
  #applyPhone(told, { first }) {
    const known = this.phones.get(told.key);
    const messages = known?.messages ?? new Map();
    for (const message of told.messages) {
      if (message.deleted) messages.delete(message.message_id);
      else messages.set(message.message_id, message);
    }
    const seen = known?.seen ?? remembered(told.key) ?? (first ? newest(messages) : lastOwn(messages));
    if (!known) remember(told.key, seen);
    this.phones.set(told.key, { ...told, messages, seen });
  }

  #tell(keys) {
    this.dispatchEvent(new CustomEvent("change", { detail: new Set(keys) }));
  }
}

function remembered(key) {
  const seen = localStorage.getItem(`seen:${key}`);
  return seen === null ? undefined : Number(seen);
}

function remember(key, seen) {
  localStorage.setItem(`seen:${key}`, seen);
}

const newest = (messages) => Math.max(0, ...messages.keys());

function lastOwn(messages) {
  const own = [...messages.values()].filter((message) => !message.from_bot);
  return Math.max(0, ...own.map((message) => message.message_id));
}
