// @ts-check
/** The icons become part of the page, so that they are there without a network. */

/**
 * Put the sprite into the document when it has come; a till without icons still sells. XMLHttpRequest hands it over
 * parsed: no text becomes markup here, which the page's policy would forbid.
 * @param {string} address
 */
export function loadSprite(address) {
  const request = new XMLHttpRequest();
  request.open("GET", address);
  request.responseType = "document";
  request.overrideMimeType("image/svg+xml");
  request.onload = () => {
    const sprite = request.responseXML?.documentElement;
    if (sprite) adopt(sprite);
  };
  request.send();
}

/** @param {Element} sprite */
function adopt(sprite) {
  sprite.setAttribute("class", "sprite");
  sprite.setAttribute("aria-hidden", "true");
  document.documentElement.append(document.adoptNode(sprite));
}
