// The control API of the rehearsal.

async function asked(path, options) {
  const response = await fetch(`/rehearsal/${path}`, options);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

const phonePath = (key, act) => `phones/${encodeURIComponent(key)}/${act}`;

export const get = (path) => asked(path);

export const post = (path, body = {}) =>
  asked(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const act = (key, name, body) => post(phonePath(key, name), body);

export function upload(key, kind, file, name = file.name) {
  const query = new URLSearchParams({ kind, name });
  const type = file.type || "application/octet-stream";
  return asked(`${phonePath(key, "file")}?${query}`, { method: "POST", headers: { "Content-Type": type }, body: file });
}

// EventSource reconnects by itself, except after an answer that is an error.
export function listen({ onChanges, onLost }) {
  const source = new EventSource("/rehearsal/events");
  source.onmessage = (event) => onChanges(JSON.parse(event.data));
  source.onerror = () => {
    onLost();
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => listen({ onChanges, onLost }), 2000);
  };
}
