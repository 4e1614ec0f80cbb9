// Opens the card with the key behind # in the address, which no browser sends; fills in text, never markup.
(() => {
  "use strict";
  const card = document.getElementById("card");
  const find = (selector) => card.querySelector(selector);
  const text = (name, words) => Object.assign(document.createElement(name), { textContent: words });
  const bytes = (coded) => Uint8Array.from(atob(coded.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const show = (fault) => {
    card.hidden = fault !== "";
    for (const one of document.querySelectorAll("[data-fault]")) one.hidden = one.dataset.fault !== fault;
  };

  // What can be dialled, the same as it was typed, and what stands behind it: hours, a second number.
  const divided = (typed) => {
    const words = typed.normalize("NFKC").trim();
    let [number, end] = ["", 0];
    for (const part of words.match(/^[+\d\s()‐–―ー−-]*/)[0].match(/[\s(]*[^\s(]+/g) || []) {
      if (number.length >= 10) break;
      number += part.replace(/[^+\d]/g, "");
      end += part.length;
    }
    return /^[0+]\d{7,}$/.test(number) ? [number, words.slice(0, end), words.slice(end)] : ["", "", words];
  };
  const contact = ({ name, relation, telephone = "" }) => {
    const [number, shown, rest] = divided(telephone);
    const line = text(number ? "a" : "p");
    if (number) line.href = `tel:${number}`;
    line.append(text("b", name), " ", text("span", relation), " ", text("strong", shown), text("span", rest));
    return line;
  };
  const fill = (part, lines) => {
    const filled = [lines].flat().filter(Boolean).map((line) => {
      const item = text("li");
      item.append(line);
      return item;
    });
    find(`[data-part=${part}]`).hidden = !filled.length;
    find(`[data-part=${part}] ul`).replaceChildren(...filled);
  };

  // A day as it is written here; what is none stays as it was typed.
  const day = (typed = "", words) => {
    const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(typed);
    if (!parts) return typed;
    const [year, month, date] = parts.slice(1).map(Number);
    const now = new Date();
    const age = now.getFullYear() - year - (now < new Date(now.getFullYear(), month - 1, date));
    const locale = document.documentElement.lang === "ja" ? "ja-JP-u-ca-japanese" : "en";
    const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
    const values = { date: format.format(new Date(typed)), year, age };
    return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };

  const open = async () => {
    const key = location.hash.slice(1);
    if (!/^[\w-]{43}$/.test(key)) return show("key");
    if (!window.crypto?.subtle) return show("browser");
    try {
      const { sealed, id, born, made } = card.dataset;
      const additionalData = new TextEncoder().encode(`sasae-card-1:${id}`);
      const iv = bytes(sealed).subarray(0, 12);
      const aes = await crypto.subtle.importKey("raw", bytes(key), "AES-GCM", false, ["decrypt"]);
      const name = { name: "AES-GCM", iv, additionalData };
      const said = JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(name, aes, bytes(sealed).subarray(12))));
      find("[data-out=name]").textContent = said.name;
      find("[data-out=birthday]").textContent = day(said.birthday, born);
      find("[data-out=made]").textContent = day(said.made_on, made);
      for (const part of ["doctor", "people"]) fill(part, [said[part]].flat().filter(Boolean).map(contact));
      for (const part of ["allergies", "medicines", "devices", "illnesses", "note_place", "words"]) fill(part, said[part]);
      show("");
    } catch {
      show("wrong");
    }
  };
  // Another code that is opened in the same page changes nothing but what is behind #.
  addEventListener("hashchange", open);
  open();
})();
