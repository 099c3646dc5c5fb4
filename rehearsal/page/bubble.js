// One message as a list item: sender, content, time, buttons.

import { formatted } from "./text.js";
import { clockWords, words } from "./words.js";

export function bubble(message, { name, doors }) {
  const item = element("li", message.from_bot ? "theirs" : "mine");
  item.tabIndex = -1;
  item.dataset.revision = message.revision;
  const box = element("div", "bubble");
  box.append(sender(message, name));
  if (message.forward_origin) box.append(element("p", "origin", words.forwarded));
  if (message.reply_to_message) box.append(quote(message.reply_to_message));
  box.append(...content(message, doors), foot(message, doors));
  item.append(box);
  if (message.reply_markup) item.append(keyboard(message, doors));
  return item;
}

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function sender(message, name) {
  const who = message.from_bot ? words.assistant : name;
  return element("span", "hidden", `${who}, ${clockWords(message.date * 1000)}: `);
}

function quote(message) {
  return element("blockquote", "reply", message.text ?? message.caption ?? words.document);
}

function content(message, doors) {
  if (message.text !== undefined) return [paragraph(message.text, message.entities, doors)];
  const caption = message.caption ? [paragraph(message.caption, message.caption_entities, doors)] : [];
  return [media(message), ...caption];
}

function paragraph(text, entities, doors) {
  const made = element("div", "text");
  made.append(formatted(text, entities, doors));
  return made;
}

function media(message) {
  if (message.photo) return photo(message);
  if (message.voice) return voice(message.voice);
  if (message.sticker) return element("p", "sticker", words.sticker);
  if (message.document) return file(message.document);
  return element("p", "text", words.document);
}

const address = (fileId) => `/rehearsal/files/${encodeURIComponent(fileId)}`;

function photo(message) {
  const size = message.photo.at(-1);
  const image = element("img", "photo");
  image.src = address(size.file_id);
  image.width = size.width;
  image.height = size.height;
  image.alt = message.caption ?? words.photo;
  return image;
}

function voice(held) {
  const player = element("audio", "voice");
  player.controls = true;
  player.preload = "metadata";
  player.src = address(held.file_id);
  player.setAttribute("aria-label", words.voice);
  return player;
}

function file(held) {
  const link = element("a", "file");
  link.href = address(held.file_id);
  link.download = held.file_name ?? "";
  const about = element("span", "file-about");
  about.append(element("span", "file-name", held.file_name ?? words.document));
  about.append(element("span", "file-size", `${words.size(held.file_size)}, ${words.download.toLowerCase()}`));
  link.append(element("span", "file-mark"), about);
  return link;
}

function foot(message, doors) {
  const made = element("p", "foot");
  if (!message.from_bot && message.text !== undefined) made.append(editButton(message, doors));
  if (message.edit_date) made.append(element("span", "", words.edited));
  const time = element("time", "", clockWords(message.date * 1000));
  time.setAttribute("aria-hidden", "true"); // said before the text already
  made.append(time);
  return made;
}

function editButton(message, doors) {
  const button = element("button", "edit", words.edit);
  button.type = "button";
  button.addEventListener("click", () => doors.onEdit(message));
  return button;
}

function keyboard(message, doors) {
  const made = element("div", "keyboard");
  for (const row of message.reply_markup.inline_keyboard) {
    const line = element("div", "keys");
    line.append(...row.map((button) => key(message, button, doors)));
    made.append(line);
  }
  return made;
}

function key(message, button, doors) {
  const made = element("button", "key", button.text);
  made.type = "button";
  made.addEventListener("click", () => {
    if (button.url) doors.onLink(button.url);
    else if (button.callback_data) doors.onPress(message, button, made);
  });
  return made;
}
