// @ts-check
/** Scanning with a phone's camera, where the browser reads barcodes by itself. */
import { html, useEffect, useRef, useState } from "../../../vendor/preact.js";
import { scan } from "../acts.js";
import { asking } from "../state.js";
import { word } from "../words.js";
import { Panel } from "./panel.js";
import { Message } from "./parts.js";

const LOOK_MS = 150;
const FORMATS = ["ean_13", "ean_8", "upc_a", "code_128", "itf", "qr_code", "data_matrix"];

export function Camera() {
  const video = useRef(/** @type {HTMLVideoElement | null} */ (null));
  const [denied, setDenied] = useState(false);
  useEffect(() => {
    const stop = watch(video.current, (code) => {
      asking.value = "";
      void scan(code);
    });
    stop.catch(() => setDenied(true));
    return () => void stop.then((end) => end()).catch(() => undefined);
  }, []);
  return html`<${Panel} title=${word("camera")} className="pop see-p">
    ${denied ? html`<${Message} text=${word("cameraDenied")} tone="stop" />` : html`<video class="see-v" ref=${video} muted playsinline></video>`}
  <//>`;
}

/**
 * Look at the camera until a code is seen.
 * @param {HTMLVideoElement | null} video
 * @param {(code: string) => void} onCode
 * @returns {Promise<() => void>} what ends it
 */
async function watch(video, onCode) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const end = () => stream.getTracks().forEach((track) => track.stop());
  if (!video) return end;
  video.srcObject = stream;
  await video.play();
  const detector = new /** @type {any} */ (globalThis).BarcodeDetector({ formats: FORMATS });
  const look = setInterval(async () => {
    const [found] = await detector.detect(video).catch(() => []);
    if (!found) return;
    clearInterval(look);
    onCode(found.rawValue);
  }, LOOK_MS);
  return () => {
    clearInterval(look);
    end();
  };
}
