// A message's text with its entities, as nodes. Offsets are UTF-16 units, as in JavaScript.

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", spoiler: "span",
};

export function formatted(text, entities, doors) {
  const fragment = document.createDocumentFragment();
  fill(fragment, text, 0, text.length, sorted(entities ?? []), doors);
  return fragment;
}

const sorted = (entities) => [...entities].sort((one, other) => one.offset - other.offset || other.length - one.length);

function fill(parent, text, start, end, entities, doors) {
  let at = start;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    if (entity.offset < at || entity.offset >= end) continue;
    const close = Math.min(entity.offset + entity.length, end);
    parent.append(text.slice(at, entity.offset));
    const element = made(entity, text.slice(entity.offset, close), doors);
    fill(element, text, entity.offset, close, entities.slice(index + 1), doors);
    parent.append(element);
    at = close;
  }
  parent.append(text.slice(at, end));
}

function made(entity, words, doors) {
  if (entity.type === "bot_command") return command(words, doors);
  if (entity.type === "url") return link(words, doors);
  if (entity.type === "text_link") return link(entity.url, doors);
  const element = document.createElement(TAGS[entity.type] ?? "span");
  if (entity.type === "spoiler") element.className = "spoiler";
  return element;
}

function command(words, doors) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "command";
  button.addEventListener("click", () => doors.onCommand(words));
  return button;
}

function link(url, doors) {
  const anchor = document.createElement("a");
  if (!/^https?:/i.test(url)) return document.createElement("span");
  anchor.href = url;
  anchor.target = "_blank";
  anchor.rel = "noopener noreferrer";
  anchor.addEventListener("click", (event) => {
    if (doors.onDeepLink(url)) event.preventDefault();
  });
  return anchor;
}
