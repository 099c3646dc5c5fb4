// A small sheet that a button opens: closes on Escape, on a choice, and on a click elsewhere.

export function pop(button, sheet, { onOpen } = {}) {
  const show = (open) => {
    if (open) onOpen?.();
    sheet.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) sheet.querySelector("button")?.focus();
  };
  button.addEventListener("click", () => show(sheet.hidden));
  sheet.addEventListener("click", (event) => {
    if (event.target.closest("button")) close();
  });
  sheet.parentElement.addEventListener("keydown", (event) => onKey(event, sheet, close));
  document.addEventListener("click", (event) => {
    if (!sheet.parentElement.contains(event.target)) show(false);
  });
  function close() {
    if (sheet.hidden) return;
    show(false);
    button.focus();
  }
}

function onKey(event, sheet, close) {
  if (event.key === "Escape") return close();
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return undefined;
  const items = [...sheet.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  const step = event.key === "ArrowDown" ? 1 : -1;
  items[(at + step + items.length) % items.length]?.focus();
  return event.preventDefault();
}
