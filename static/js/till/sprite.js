// @ts-check
/** The icons become part of the page, so that they are there without a network. */

/**
 * Put the sprite into the document. XMLHttpRequest hands it over parsed: no text becomes markup here, which
 * the page's policy would forbid.
 * @param {string} address
 * @returns {Promise<void>} settled also when it cannot be had: a till without icons still sells
 */
export const loadSprite = (address) =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.overrideMimeType("image/svg+xml");
    request.onloadend = () => {
      const sprite = request.responseXML?.documentElement;
      if (sprite) {
        sprite.setAttribute("class", "sprite");
        sprite.setAttribute("aria-hidden", "true");
        document.documentElement.append(document.adoptNode(sprite));
      }
      resolve();
    };
    request.send();
  });
