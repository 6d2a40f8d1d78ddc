// @ts-check
/** A short high beep for a good scan, a low double tone for an unknown one. */

/** @type {AudioContext | null} */
let audio = null;

/** @param {number} frequency @param {number} start @param {number} length */
function tone(frequency, start, length) {
  if (!audio) return;
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = frequency;
  gain.gain.value = 0.05;
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(audio.currentTime + start);
  oscillator.stop(audio.currentTime + start + length);
}

/** Browsers give sound only after the first touch or key. */
export function allowSound() {
  audio ??= new AudioContext();
}

export const beep = () => tone(1760, 0, 0.06);

export function buzz() {
  tone(220, 0, 0.12);
  tone(220, 0.18, 0.12);
}
