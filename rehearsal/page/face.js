// A round mark with a person's initials, always in the same colour.

const COLOURS = 6;

export function faceOf(element, name, { outside = false } = {}) {
  const parts = name.trim().split(/\s+/);
  element.textContent = (parts.length > 1 ? parts[0][0] + parts.at(-1)[0] : parts[0].slice(0, 2)).toUpperCase();
  const sum = [...name].reduce((total, letter) => (total * 31 + letter.codePointAt(0)) % 9973, 0);
  element.className = outside ? "face outside" : `face face-${sum % COLOURS}`;
}
