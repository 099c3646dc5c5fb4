// A voice note by the microphone; the browser asks for leave.

import { words } from "./words.js";

export class Recorder {
  constructor(root, { onDone, onTrouble }) {
    this.root = root;
    this.onDone = onDone;
    this.onTrouble = onTrouble;
    root.querySelector(".drop").addEventListener("click", () => this.#end(false));
    root.querySelector(".stop").addEventListener("click", () => this.#end(true));
  }

  async start() {
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      this.onTrouble(words.noMicrophone);
      return;
    }
    this.pieces = [];
    this.media = new MediaRecorder(this.stream);
    this.media.addEventListener("dataavailable", (event) => this.pieces.push(event.data));
    this.media.start();
    this.#show();
  }

  #show() {
    const began = Date.now();
    const tick = () => {
      this.root.querySelector(".spoken").textContent = words.recording(Math.round((Date.now() - began) / 1000));
    };
    tick();
    this.timer = setInterval(tick, 1000);
    this.root.hidden = false;
    this.root.querySelector(".stop").focus();
  }

  #end(keep) {
    this.media.addEventListener("stop", () => {
      this.stream.getTracks().forEach((track) => track.stop());
      if (keep) this.onDone(new Blob(this.pieces, { type: this.media.mimeType.split(";")[0] }));
    });
    clearInterval(this.timer);
    this.root.hidden = true;
    this.media.stop();
  }
}
