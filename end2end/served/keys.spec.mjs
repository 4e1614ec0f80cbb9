// The program that makes keys, as it is delivered: it does what the tests of the crate `note` say of the same rules.
import { expect, test } from "@playwright/test";

/** The functions of the program, and its exports as they are at a moment. */
async function program(request) {
  const get = (file) => request.get(`/pkg/${file}`);
  const { note_keys: entry } = await (await get("assets.json")).json();
  const named = await (await request.get(entry)).text();
  const [module, script] = ["wasm", "js"].map((kind) => named.match(new RegExp(`"\\./(keys\\.[\\da-f]+\\.${kind})"`))[1]);
  const keys = await import(`data:text/javascript,${encodeURIComponent(await (await get(script)).text())}`);
  keys.initSync({ module: await (await get(module)).body() });
  return { keys, exports: () => keys.initSync() };
}

const hex = (bytes) => Buffer.from(bytes).toString("hex");
const salt = Uint8Array.from({ length: 16 }, (_, index) => index);

test("a key is what the reference implementation of Argon2id makes, however the passphrase is typed", async ({ request }) => {
  const { keys } = await program(request);
  for (const typed of ["さくらつくえ", "サクラ　ツクエ", "ｻｸﾗ･ﾂｸｴ", "さくら-つくえ "]) {
    const key = hex(keys.derive(typed, salt, 19 * 1024, 2));
    expect.soft(key, typed).toBe("801b4a2faeefe5be72da6ee302727c43b20ef5200d5b739ea0e68458c49ca416");
  }
  expect(() => keys.derive("さくらつくえ", salt, 4 * 1024 * 1024, 2)).toThrow("memory:4194304");
  expect(() => keys.derive("さくらつくえ", salt, 19 * 1024, 11)).toThrow("passes:11");
  expect(() => keys.derive("さくらつくえ", salt.slice(1), 19 * 1024, 2)).toThrow("salt:15");
});

test("what a key took of the memory is given back", async ({ request }) => {
  const { keys, exports } = await program(request);
  const taken = () => exports().memory.buffer.byteLength;
  keys.derive("さくらつくえ", salt, 46 * 1024, 2);
  expect(taken()).toBeGreaterThan(46 * 1024 * 1024);
  keys.__wbg_reset_state();
  expect(taken()).toBeLessThan(4 * 1024 * 1024);
  expect(keys.normalise("サクラ")).toBe("さくら");
});

test("words are suggested, and own ones are judged", async ({ request }) => {
  const { keys } = await program(request);
  const words = keys.suggest(Uint8Array.of(0, 0, 0, 0xff, 0xff, 0xff));
  expect(words).toBe("あいかぎ あいかぎ わんわん わんわん");
  expect(keys.weakness("さくらのきの下であおう")).toBe("short");
  expect(keys.weakness("さくら さくら さくら さくら")).toBe("repeated");
  expect(keys.weakness("さくらのきのしたであおう")).toBeUndefined();
});

test("the words of a recovery sheet become the secret again, and a slip is named", async ({ request }) => {
  const { keys } = await program(request);
  const secret = Uint8Array.from({ length: 16 }, (_, index) => index * 17);
  const words = keys.recovery_words(secret);
  expect(words).toBe("あいがも いとなむ かくに きりさめ しゃてき たいせつ どじょう はくちょう ぺろぺろ みずさし わりした");
  for (const typed of [words, words.replaceAll(" ", ""), words.replaceAll(" ", "\n"), words.replaceAll(" ", "、")]) {
    expect.soft(hex(keys.recovery_secret(typed)), typed).toBe(hex(secret));
  }
  const fault = (typed) => () => keys.recovery_secret(typed);
  expect(fault(words.replace("しゃてき", "しやてき"))).toThrow("unknown_word:しやてき:しゃてき");
  expect(fault(words.replace("いとなむ ", ""))).toThrow("count:10");
  expect(fault(words.replace("いとなむ", "わりした"))).toThrow("checksum");
});
