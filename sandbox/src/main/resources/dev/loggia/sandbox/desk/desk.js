// The page on which a person talks to the bots. What comes from a chat is only ever written as text or as elements made here.

const BASE = "/dev/chat";
const NAMES = { discord: "Discord", telegram: "Telegram" };
const TINTS = ["#c4507a", "#3f8f6b", "#b0702c", "#7a5cc9", "#2f86b5", "#a8513c"];

/** An element: attributes, then children that are elements or text. */
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function tint(name, bot) {
  if (bot) return "#4a55c8";
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return TINTS[sum % TINTS.length];
}

function safeLink(url, label) {
  if (!/^(https?|tg):\/\//i.test(url)) return document.createTextNode(label || url);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, label || url);
}

function veil(children) {
  const made = el("button", { type: "button", class: "veil", "aria-expanded": "false", "aria-label": "Hidden text, press to show" }, ...children);
  made.addEventListener("click", () => { made.setAttribute("aria-expanded", "true"); made.removeAttribute("aria-label"); });
  return made;
}

// ---- Discord's marks --------------------------------------------------------------------------------------------------

const INLINE = [
  [/^\\([^0-9A-Za-z\s])/u, (m) => [m[1]]],
  [/^`([^`\n]+)`/, (m) => [el("code", {}, m[1])]],
  [/^\|\|(.+?)\|\|/s, (m) => [veil(inline(m[1]))]],
  [/^\*\*\*(.+?)\*\*\*/s, (m) => [el("strong", {}, el("em", {}, ...inline(m[1])))]],
  [/^\*\*(.+?)\*\*(?!\*)/s, (m) => [el("strong", {}, ...inline(m[1]))]],
  [/^__(.+?)__(?!_)/s, (m) => [el("u", {}, ...inline(m[1]))]],
  [/^\*(?!\s)([^*]+?)\*/s, (m) => [el("em", {}, ...inline(m[1]))]],
  [/^_(?!\s)([^_]+?)_(?!\w)/s, (m) => [el("em", {}, ...inline(m[1]))]],
  [/^~~(.+?)~~/s, (m) => [el("s", {}, ...inline(m[1]))]],
  [/^\[([^\]\n]+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/, (m) => [safeLink(m[2], m[1])]],
  [/^<(https?:\/\/[^\s>]+)>/, (m) => [safeLink(m[1])]],
  [/^https?:\/\/[^\s<>]+[^\s<>.,;:!?)"']/, (m) => [safeLink(m[0])]],
  [/^<@[!&]?(\d+)>/, () => [el("span", { class: "mention" }, "@someone")]],
  [/^<#(\d+)>/, () => [el("span", { class: "mention" }, "#channel")]],
  [/^<t:(-?\d+)(?::[tTdDfFR])?>/, (m) => [el("time", {}, new Date(Number(m[1]) * 1000).toLocaleString())]],
  [/^<a?:(\w+):\d+>/, (m) => [`:${m[1]}:`]],
  [/^<\/([\w -]+):\d+>/, (m) => [el("span", { class: "mention" }, `/${m[1]}`)]],
];

function inline(text) {
  const nodes = [];
  let plain = "";
  while (text) {
    const found = INLINE.map(([pattern, make]) => [pattern.exec(text), make]).find(([match]) => match);
    if (found) {
      if (plain) nodes.push(plain);
      plain = "";
      nodes.push(...found[1](found[0]));
      text = text.slice(found[0][0].length);
    } else {
      const point = String.fromCodePoint(text.codePointAt(0));
      plain += point;
      text = text.slice(point.length);
    }
  }
  if (plain) nodes.push(plain);
  return nodes;
}

function discordText(text) {
  const out = document.createDocumentFragment();
  text.split(/```(?:\w+\n)?([\s\S]*?)```/).forEach((part, index) => {
    if (index % 2) out.append(el("pre", {}, el("code", {}, part.replace(/\n$/, ""))));
    else if (part) lines(part.replace(/^\n|\n$/g, ""), out);
  });
  return out;
}

function lines(part, out) {
  const all = part.split("\n");
  for (let at = 0; at < all.length; at++) {
    const line = all[at];
    const heading = /^#{1,3} (.+)/.exec(line);
    if (/^> /.test(line)) {
      const quote = el("blockquote");
      for (; at < all.length && /^> /.test(all[at]); at++) quote.append(el("div", {}, ...inline(all[at].slice(2))));
      at--;
      out.append(quote);
    } else if (/^\s*[-*] /.test(line)) {
      const list = el("ul");
      for (; at < all.length && /^\s*[-*] /.test(all[at]); at++) list.append(el("li", {}, ...inline(all[at].replace(/^\s*[-*] /, ""))));
      at--;
      out.append(list);
    } else if (heading) out.append(el("h3", {}, ...inline(heading[1])));
    else if (line.startsWith("-# ")) out.append(el("div", { class: "small" }, ...inline(line.slice(3))));
    else out.append(el("div", {}, ...(line ? inline(line) : [el("br")])));
  }
}

// ---- Telegram's HTML --------------------------------------------------------------------------------------------------

const TAGS = { b: "strong", strong: "strong", i: "em", em: "em", u: "u", ins: "u", s: "s", del: "s", strike: "s", code: "code", pre: "pre", blockquote: "blockquote" };
const ESCAPES = { lt: "<", gt: ">", amp: "&", quot: '"' };

function unescapeText(text) {
  return text.replace(/&(?:#(\d{1,7})|(lt|gt|amp|quot));/g, (_, code, name) => (name ? ESCAPES[name] : String.fromCodePoint(Math.min(Number(code), 0x10ffff))));
}

function telegramText(html) {
  const root = document.createDocumentFragment();
  const open = [{ node: root, tag: "" }];
  for (const token of html.match(/<\/?[a-z-]+[^<>]*>|[^<]+|</gi) || []) {
    const tag = /^<(\/?)([a-z-]+)([^<>]*)>$/i.exec(token);
    const top = open[open.length - 1];
    if (!tag) {
      top.node.append(unescapeText(token));
      continue;
    }
    const name = tag[2].toLowerCase();
    if (tag[1]) {
      if (open.length > 1 && top.tag === name) open.pop();
      continue;
    }
    const href = /href="([^"]*)"/.exec(tag[3]);
    let made = el(TAGS[name] || "span");
    if (name === "a" && href) {
      const link = safeLink(unescapeText(href[1]), " ");
      made = link.nodeType === 1 ? link : el("span");
      made.replaceChildren();
    } else if (name === "tg-spoiler") made = veil([]);
    top.node.append(made);
    open.push({ node: made, tag: name });
  }
  return root;
}

// ---- Messages ---------------------------------------------------------------------------------------------------------

function picture(room, media) {
  const address = `${BASE}/${room}/media/${encodeURIComponent(media.url.split("/").pop())}`;
  const type = media.type || "";
  let shown;
  if (type.startsWith("image/")) shown = el("img", { src: address, alt: media.name || "picture" });
  else if (type.startsWith("video/")) shown = el("video", { src: address, controls: true, preload: "metadata", playsinline: true });
  else return el("a", { class: "file", href: address, download: media.name || "file" }, `⬇ ${media.name || "file"}`);
  const box = el("div", { class: "media" }, shown);
  if (media.spoiler) {
    box.classList.add("hidden");
    const reveal = el("button", { type: "button", class: "reveal", "aria-label": "Show the hidden picture" }, el("span", {}, "SPOILER"));
    reveal.addEventListener("click", () => { box.classList.remove("hidden"); reveal.remove(); });
    box.append(reveal);
  }
  return box;
}

function embed(room, given, text) {
  const box = el("article", { class: "embed" });
  if (given.color || given.color === 0) {
    const color = typeof given.color === "number" ? `#${given.color.toString(16).padStart(6, "0")}` : String(given.color);
    if (/^#[0-9a-f]{3,8}$/i.test(color)) box.style.setProperty("--bar-color", color);
  }
  if (given.title) box.append(el("h3", {}, ...inline(given.title)));
  if (given.description) {
    const body = el("div", { class: "text" });
    body.append(text(given.description));
    box.append(body);
  }
  if (given.fields?.length) {
    box.append(el("dl", { class: "fields" }, ...given.fields.map((field) => {
      const value = el("dd", { class: "text" });
      value.append(text(String(field.value)));
      return el("div", { class: field.inline ? "inline" : null }, el("dt", {}, field.name), value);
    })));
  }
  for (const media of given.media || []) box.append(picture(room, media));
  if (given.footer) box.append(el("footer", {}, typeof given.footer === "string" ? given.footer : given.footer.text || ""));
  return box;
}

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };

function keys(room, message) {
  const rows = (message.buttons || []).filter((row) => row.length);
  if (!rows.length) return null;
  return el("div", { class: "keys" }, ...rows.map((row) => el("div", {}, ...row.map((key) => {
    const label = [key.emoji, key.label].filter(Boolean).join(" ");
    const style = STYLES[key.style] || key.style || "";
    if (key.url && /^(https?|tg):\/\//i.test(key.url)) return el("a", { class: "key link", href: key.url, target: "_blank", rel: "noopener noreferrer" }, label);
    return el("button", { type: "button", class: `key ${/^\w*$/.test(style) ? style : ""}`, disabled: key.disabled, onclick: (event) => room.press(message.id, key.id, event.currentTarget) }, label);
  }))));
}

function drawMessage(room, message, previous, all) {
  const follows = Boolean(previous) && previous.author === message.author && !previous.thinking && !message.replyTo && Boolean(previous.ephemeral) === Boolean(message.ephemeral);
  const kinds = ["message", message.self && "self", message.bot && "bot", message.ephemeral && "ephemeral", follows && "follows"];
  const item = el("li", { class: kinds.filter(Boolean).join(" ") });
  item.style.setProperty("--tint", tint(message.author || "", message.bot));
  const telegram = room.name === "telegram";
  const text = message.format === "html" ? telegramText : discordText;
  const body = el("div", { class: telegram ? "bubble" : "body" });
  const name = el("div", { class: "name" }, message.author || "", message.bot ? el("span", { class: "badge" }, "APP") : null);
  const answered = all.find((other) => other.id === message.replyTo);
  const answer = answered ? el("div", { class: "answered" }, el("b", {}, answered.author), el("span", {}, plain(answered))) : null;
  if (telegram) body.append(name, ...(answer ? [answer] : []));
  else {
    if (answer) item.append(answer);
    item.append(el("span", { class: "face", "aria-hidden": "true" }, (message.author || "?").slice(0, 1)));
    body.append(name);
  }
  if (message.thinking) {
    const what = message.text || (telegram ? "typing" : `${message.author} is thinking`);
    body.append(el("div", { class: "thinking" }, el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), ` ${what}…`));
  } else {
    const written = el("div", { class: "text" });
    if (message.text) written.append(text(message.text));
    const edited = message.edited ? el("span", { class: "edited" }, telegram ? "edited" : "(edited)") : null;
    const media = (message.media || []).map((one) => picture(room.name, one));
    if (telegram) {
      if (edited) written.append(edited);
      body.append(...media, ...(message.text || edited ? [written] : []));
    } else {
      if (message.text) {
        if (edited) (written.lastElementChild || written).append(edited);
        body.append(written);
      }
      body.append(...media);
      if (message.embed) body.append(embed(room.name, message.embed, text));
    }
  }
  if (message.reaction) body.append(el("span", { class: "reaction", title: "The bot's reaction" }, message.reaction));
  const under = keys(room, message);
  item.append(body);
  if (message.canReply) item.append(el("button", { type: "button", class: "reply", "aria-label": `Reply to ${message.author}`, title: "Reply", onclick: () => room.composer.replyTo(message) }, "↩"));
  if (under) (telegram ? item : body).append(under);
  if (message.ephemeral) body.append(el("div", { class: "only" }, "Only you can see this"));
  return item;
}

function plain(message) {
  const box = el("div");
  box.append(message.format === "html" ? telegramText(message.text || "") : discordText(message.text || ""));
  return box.textContent.trim().slice(0, 90) || (message.media?.length ? "Picture" : "Message");
}

// ---- Writing ----------------------------------------------------------------------------------------------------------

const KINDS = { 3: "string", 4: "integer", 5: "boolean", 10: "number" };

function kindOf(option) {
  return KINDS[option.type] || String(option.type || "string").toLowerCase();
}

/** The line in which a person writes: text, or a command with its options as pills, with a list of what fits above it. */
class Composer {
  constructor(room, form) {
    this.room = room;
    this.form = form;
    this.field = form.querySelector(".field");
    this.list = form.querySelector(".list");
    this.hint = form.querySelector(".hint");
    this.send = form.querySelector(".send");
    this.replying = form.querySelector(".replying");
    this.replying.querySelector("button").addEventListener("click", () => { this.dropReply(); this.input.focus(); });
    this.list.id = `${room.name}-list`;
    this.options = [];
    this.chosen = -1;
    this.commands = [];
    form.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    form.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("focusout", () => setTimeout(() => { if (!form.contains(document.activeElement)) this.close(); }));
    form.querySelector(".menu").addEventListener("click", () => {
      if (this.list.hidden) { this.input.focus(); this.offerCommands(""); } else this.close();
    });
    this.plainText();
  }

  plainText(value = "") {
    this.command = null;
    this.hint.hidden = true;
    this.input = this.box(`Message ${this.room.title()}`, "");
    this.input.value = value;
    this.input.addEventListener("input", () => this.typed());
    this.field.replaceChildren(this.input);
    this.showReply();
  }

  /** What is typed next is a reply to this message, also when it is a command. */
  replyTo(message) {
    this.reply = { message, chosen: true };
    this.showReply();
    this.input.focus();
  }

  /** Follows what the chat says: a question asks for a reply by itself, and what is gone takes none. */
  follow(messages, question) {
    const find = (id) => messages.find((message) => message.id === id);
    if (this.reply?.chosen && find(this.reply.message.id)) return;
    const asked = question && question.message !== this.dropped ? find(question.message) : null;
    this.reply = asked ? { message: asked, placeholder: question.placeholder } : null;
    this.showReply();
  }

  /** A command answers no question; it is a reply only to what was chosen. */
  replies() {
    return this.reply && (this.reply.chosen || !this.input.value.trimStart().startsWith("/")) ? this.reply : null;
  }

  showReply() {
    const reply = this.replies();
    const near = this.room.near();
    this.replying.hidden = !reply;
    const usual = this.room.name === "telegram" ? "Message" : `Message ${this.room.place()}, or type /`;
    this.input.setAttribute("placeholder", this.reply?.placeholder || usual);
    if (reply) this.replying.querySelector("p").replaceChildren("Replying to ", el("b", {}, reply.message.author), ` ${plain(reply.message)}`);
    if (near) this.room.bottom();
  }

  dropReply() {
    if (!this.reply?.chosen) this.dropped = this.reply?.message.id;
    this.reply = null;
    this.showReply();
  }

  /** Somebody else writes: nothing is begun. */
  anew() {
    this.reply = null;
    this.dropped = null;
    this.plainText();
  }

  box(label, placeholder) {
    return el("input", { type: "text", "aria-label": label, placeholder, autocomplete: "off", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id, maxlength: "6000" });
  }

  typed() {
    this.showReply();
    if (this.input.value.startsWith("/")) this.offerCommands(this.input.value.slice(1));
    else this.close();
  }

  offerCommands(start) {
    const fitting = this.commands.filter((command) => command.name.startsWith(start.toLowerCase()));
    this.offer(this.input, fitting.map((command) => ({ title: `/${command.name}`, more: command.description, pick: () => this.pick(command) })));
  }

  pick(command) {
    if (!(command.options || []).length && this.room.name === "telegram") {
      this.plainText(`/${command.name} `);
      this.close();
      this.input.focus();
      return;
    }
    this.command = command;
    this.pills = new Map();
    this.field.replaceChildren(el("span", { class: "chosen" }, `/${command.name}`));
    this.more = el("span");
    this.field.append(this.more);
    this.close();
    for (const option of command.options || []) if (option.required) this.pill(option);
    this.offerMore();
    const first = this.field.querySelector("input");
    if (first) first.focus();
    else {
      this.send.focus();
      this.hint.replaceChildren(el("b", {}, `/${command.name}`), ` ${command.description}`);
      this.hint.hidden = false;
    }
  }

  /** Buttons for the options that are not there yet. */
  offerMore() {
    const left = (this.command.options || []).filter((option) => !this.pills.has(option.name));
    this.more.replaceWith((this.more = el("span", { class: "more" })));
    for (const option of left) {
      this.more.append(el("button", { type: "button", class: "add", title: option.description, onclick: () => { this.pill(option).focus(); this.offerMore(); } }, `+ ${option.name}`), " ");
    }
  }

  pill(option) {
    const kind = kindOf(option);
    const input = this.box(`${option.name}: ${option.description}`, "");
    if (kind === "integer" || kind === "number") input.setAttribute("inputmode", "decimal");
    else if (kind === "string" && option.max) input.setAttribute("maxlength", option.max);
    const pill = el("label", { class: `pill${option.required && kind === "string" && !option.autocomplete && !option.choices?.length ? " wide" : ""}` }, el("span", {}, option.name), input);
    const state = { option, input, pill, value: null };
    this.pills.set(option.name, state);
    this.field.insertBefore(pill, this.more);
    input.addEventListener("input", () => { state.value = null; pill.classList.remove("wrong"); this.offerChoices(state); });
    input.addEventListener("focus", () => {
      this.hint.replaceChildren(el("b", {}, option.name), ` ${option.description}`);
      this.hint.hidden = false;
      this.offerChoices(state);
    });
    return input;
  }

  offerChoices(state) {
    const { option, input } = state;
    const typed = input.value.trim();
    let choices = option.choices || [];
    if (kindOf(option) === "boolean") choices = [{ name: "True", value: true }, { name: "False", value: false }];
    const show = (given) => this.offer(input, given.map((choice) => ({ title: choice.name, more: "", pick: () => {
      input.value = choice.name;
      state.value = choice.value;
      this.close();
      this.next(input);
    } })));
    if (choices.length) show(choices.filter((choice) => state.value !== null || choice.name.toLowerCase().includes(typed.toLowerCase())));
    else if (option.autocomplete) {
      clearTimeout(this.timer);
      this.timer = setTimeout(async () => {
        const answer = await this.room.ask({ type: "suggest", name: this.command?.name, option: option.name, typed, options: this.given(option) });
        if (document.activeElement === input && input.value.trim() === typed && state.value === null) show(answer.choices || []);
      }, 150);
    } else this.close();
  }

  next(input) {
    const inputs = [...this.field.querySelectorAll("input")];
    (inputs.slice(inputs.indexOf(input) + 1).find((other) => !other.value) || input).focus();
    this.close();
  }

  offer(input, options) {
    this.options = options;
    this.at = input;
    this.chosen = options.length ? 0 : -1;
    this.list.hidden = !options.length;
    if (options.length) this.hint.hidden = true;
    input.setAttribute("aria-expanded", String(options.length > 0));
    this.list.replaceChildren(...options.map((option, index) => el("div", {
      class: "option",
      role: "option",
      id: `${this.list.id}-${index}`,
      onmousedown: (event) => event.preventDefault(),
      onclick: () => option.pick(),
    }, el("b", {}, option.title), option.more ? el("span", {}, option.more) : null)));
    this.mark();
  }

  mark() {
    [...this.list.children].forEach((child, index) => child.setAttribute("aria-selected", String(index === this.chosen)));
    if (this.chosen >= 0) {
      this.at.setAttribute("aria-activedescendant", `${this.list.id}-${this.chosen}`);
      this.list.children[this.chosen].scrollIntoView({ block: "nearest" });
    } else this.at?.removeAttribute("aria-activedescendant");
  }

  close() {
    this.list.hidden = true;
    this.options = [];
    this.chosen = -1;
    this.at?.setAttribute("aria-expanded", "false");
    this.at?.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden && this.options.length;
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      this.chosen = (this.chosen + (event.key === "ArrowDown" ? 1 : -1) + this.options.length) % this.options.length;
      this.mark();
      event.preventDefault();
    } else if (open && this.chosen >= 0 && (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey && this.at.value))) {
      if (event.target.tagName !== "INPUT") return;
      this.options[this.chosen].pick();
      event.preventDefault();
    } else if (event.key === "Escape") {
      if (open) this.close();
      else if (this.command) { this.plainText(); this.input.focus(); }
      else if (this.reply) this.dropReply();
      event.preventDefault();
    } else if (event.key === "Backspace" && this.command && event.target.tagName === "INPUT" && !event.target.value) {
      const state = [...this.pills.values()].find((one) => one.input === event.target);
      if (state && !state.option.required) {
        this.pills.delete(state.option.name);
        state.pill.remove();
        this.offerMore();
        (this.field.querySelector("input") || this.send).focus();
      } else { this.plainText(); this.input.focus(); }
      event.preventDefault();
    }
  }

  submit() {
    if (!this.command) {
      const text = this.input.value.trim();
      if (!text) return;
      const command = text.startsWith("/") && this.room.name !== "telegram" && this.commands.find((one) => `/${one.name}` === text);
      if (command) return this.pick(command);
      const reply = this.replies();
      this.room.act({ type: "text", text, replyTo: reply?.message.id });
      if (reply) this.reply = null;
      this.plainText();
      this.close();
      this.input.focus();
      return;
    }
    const options = {};
    for (const { option, input, pill, value } of this.pills.values()) {
      const read = value === null ? this.read(option, input.value.trim()) : value;
      if (read === undefined || (read === "" && option.required)) {
        pill.classList.add("wrong");
        input.focus();
        return;
      }
      if (read !== "") options[option.name] = read;
    }
    this.room.act({ type: "command", name: this.command.name, options });
    this.plainText();
    this.close();
    this.input.focus();
  }

  /** What the other options hold by now. */
  given(than) {
    const options = {};
    for (const { option, input, value } of this.pills.values()) {
      const read = value === null ? this.read(option, input.value.trim()) : value;
      if (option !== than && read !== undefined && read !== "") options[option.name] = read;
    }
    return options;
  }

  /** What was typed as the option's kind; undefined when it is none. */
  read(option, typed) {
    const kind = kindOf(option);
    if (typed === "") return "";
    if (kind === "boolean") return /^t|^y|^1/i.test(typed) ? true : /^f|^n|^0/i.test(typed) ? false : undefined;
    const choices = option.choices || [];
    if (choices.length) return choices.find((choice) => choice.name.toLowerCase() === typed.toLowerCase())?.value;
    if (kind !== "integer" && kind !== "number") return typed.length < (option.min ?? 0) ? undefined : typed;
    const number = Number(typed);
    const wrong = Number.isNaN(number) || (kind === "integer" && !Number.isInteger(number)) || number < (option.min ?? -Infinity) || number > (option.max ?? Infinity);
    return wrong ? undefined : number;
  }
}

// ---- A room -----------------------------------------------------------------------------------------------------------

class Room {
  constructor({ name, people }) {
    this.name = name;
    this.drawn = new Map();
    this.pressing = new Set();
    this.version = "";
    this.person = people[0];
    this.root = document.getElementById("room").content.firstElementChild.cloneNode(true);
    this.root.classList.add(name);
    this.root.id = `panel-${name}`;
    this.root.setAttribute("aria-label", NAMES[name] || name);
    this.status = this.root.querySelector(".status");
    this.showPlace();
    this.log = this.root.querySelector(".log");
    this.log.setAttribute("aria-label", `${this.title()} messages`);
    this.notice = this.root.querySelector(".notice");
    this.dialog = this.root.querySelector("dialog");
    const select = this.root.querySelector("select");
    select.append(...people.map((person) => el("option", { value: person }, person)));
    select.addEventListener("change", () => this.become(select.value));
    this.select = select;
    this.composer = new Composer(this, this.root.querySelector(".composer"));
    this.dialog.addEventListener("cancel", () => this.dismiss());
    this.watch();
  }

  title() {
    return NAMES[this.name] || this.name;
  }

  /** Where the person is, from how the chat calls them: "Ann in #gallery", "Ada in Painters". */
  place() {
    const place = / in (#?)([^()]+?)(?: \(.*)?$/.exec(this.person);
    const named = place && (this.name === "telegram" || place[1]);
    return named ? place[1] + place[2] : "Loggia";
  }

  showPlace() {
    const place = this.place();
    this.root.querySelector("h2").textContent = place.replace(/^#/, "");
    this.root.querySelector(".crest").classList.toggle("direct", place === "Loggia");
    const chat = place === "Loggia" ? "bot" : "group";
    this.idle = this.name === "telegram" ? chat : "Loggia is here · type / for commands";
  }

  become(person) {
    if (person === this.person) return;
    this.person = person;
    this.notice.hidden = true;
    this.showPlace();
    this.select.value = person;
    this.version = "";
    this.drawn.clear();
    this.log.querySelector("ol").replaceChildren();
    this.composer.anew();
    this.abort?.abort();
  }

  async watch() {
    for (;;) {
      const person = this.person;
      this.abort = new AbortController();
      try {
        const query = new URLSearchParams({ person, since: this.version });
        const answer = await fetch(`${BASE}/${this.name}/state?${query}`, { signal: this.abort.signal, headers: { Accept: "application/json" } });
        if (answer.status === 200) {
          const state = await answer.json();
          if (person === this.person) this.draw(state);
        } else if (answer.status !== 204) throw new Error(`status ${answer.status}`);
        this.root.classList.remove("offline");
      } catch (problem) {
        if (problem.name === "AbortError") continue;
        this.root.classList.add("offline");
        this.status.textContent = "Not connected, trying again…";
        this.version = "";
        await new Promise((resolve) => setTimeout(resolve, 2000));
      }
    }
  }

  async ask(action) {
    try {
      const answer = await fetch(`${BASE}/${this.name}/act?${new URLSearchParams({ person: this.person })}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify(action),
      });
      return await answer.json();
    } catch {
      return { error: "The chat did not answer." };
    }
  }

  async act(action) {
    this.stick = true;
    const answer = await this.ask(action);
    if (answer.error) this.tell(answer.error);
  }

  /** Until the press has been taken, and for the length of a double click, the button takes no other. */
  async press(message, button, pressed) {
    const key = `${message} ${button}`;
    if (this.pressing.has(key)) return;
    this.pressing.add(key);
    pressed.setAttribute("aria-disabled", "true");
    const pause = new Promise((resolve) => setTimeout(resolve, 400));
    await Promise.all([this.act({ type: "press", message, button }), pause]);
    this.pressing.delete(key);
    pressed.removeAttribute("aria-disabled");
  }

  tell(text) {
    this.notice.textContent = text;
    this.notice.hidden = false;
    clearTimeout(this.silence);
    this.silence = setTimeout(() => { this.notice.hidden = true; }, 5000);
  }

  draw(state) {
    const fresh = this.version === "";
    this.version = String(state.version);
    this.composer.commands = state.commands || [];
    this.composer.follow(state.messages, state.reply);
    const near = fresh || this.stick || this.near();
    const list = this.log.querySelector("ol");
    const doing = this.name === "telegram" ? state.messages.find((message) => message.thinking && message.id === "doing") : null;
    const idle = state.online === false ? "Loggia is on its way …" : this.idle;
    this.status.textContent = doing ? `${doing.text}…` : idle;
    this.status.classList.toggle("doing", Boolean(doing));
    list.classList.toggle("alone", state.messages.every((message) => message.self || message.bot));
    const seen = new Set();
    let at = list.firstElementChild;
    state.messages.forEach((message, index) => {
      seen.add(message.id);
      const previous = state.messages[index - 1];
      const print = JSON.stringify([message, previous?.author, previous?.ephemeral, previous?.thinking]);
      let known = this.drawn.get(message.id);
      if (!known || known.print !== print) {
        const item = drawMessage(this, message, previous, state.messages);
        const grows = () => { if (near) this.bottom(); };
        item.querySelectorAll("img").forEach((image) => image.addEventListener("load", grows));
        item.querySelectorAll("video").forEach((film) => film.addEventListener("loadedmetadata", grows));
        if (known) {
          if (known.item === at) at = at.nextElementSibling;
          known.item.remove();
        } else if (!fresh) this.onnews?.();
        known = { print, item };
        this.drawn.set(message.id, known);
      }
      if (known.item !== at) list.insertBefore(known.item, at);
      else at = at.nextElementSibling;
    });
    for (const [id, { item }] of this.drawn) {
      if (!seen.has(id)) { item.remove(); this.drawn.delete(id); }
    }
    if (near) this.bottom();
    this.stick = false;
    if (state.notice && state.notice !== this.told) this.tell(state.notice);
    this.told = state.notice;
    this.showForm(state.form);
  }

  /** The form is put away; a room that keeps it open is told so. */
  dismiss() {
    this.dismissed = this.form;
    this.ask({ type: "dismiss" });
  }

  near() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
  }

  bottom() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  showForm(form) {
    if (!form) {
      this.form = null;
      this.dismissed = null;
      if (this.dialog.open) this.dialog.close();
      return;
    }
    if (this.form === form.id && (this.dialog.open || this.dismissed === form.id)) return;
    this.form = form.id;
    const title = `${this.name}-form-title`;
    const body = el("form", { method: "dialog" }, el("h2", { id: title }, form.title));
    for (const field of form.fields) {
      const input = el(field.long ? "textarea" : "input", { name: field.id, required: field.required, maxlength: field.max || null });
      input.value = field.value || "";
      body.append(el("label", { class: "ask" }, field.label, field.required ? el("em", { "aria-hidden": "true" }, " *") : null, input));
    }
    body.append(el("footer", {},
      el("button", { type: "button", onclick: () => { this.dismiss(); this.dialog.close(); } }, "Cancel"),
      el("button", { type: "submit" }, "Submit")));
    body.addEventListener("submit", () => {
      this.dismissed = form.id;
      this.act({ type: "form", id: form.id, values: Object.fromEntries(new FormData(body)) });
    });
    this.dialog.setAttribute("aria-labelledby", title);
    this.dialog.replaceChildren(body);
    if (!this.dialog.open) this.dialog.showModal();
  }
}

// ---- The page ---------------------------------------------------------------------------------------------------------

function tabs(rooms) {
  const bar = document.querySelector(".tabs");
  const select = (room, focus) => {
    rooms.forEach((other, index) => {
      const on = other === room;
      const tab = bar.children[index];
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      other.root.classList.toggle("shown", on);
      if (on) {
        tab.querySelector(".new")?.remove();
        other.bottom();
        if (focus) tab.focus();
      }
    });
  };
  rooms.forEach((room, index) => {
    const tab = el("button", { class: "tab", role: "tab", type: "button", id: `tab-${room.name}`, "aria-controls": room.root.id, onclick: () => select(room) }, room.title());
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) select(rooms[(index + step + rooms.length) % rooms.length], true);
    });
    bar.append(tab);
    room.onnews = () => {
      if (tab.getAttribute("aria-selected") === "false" && !tab.querySelector(".new")) tab.append(el("span", { class: "new", role: "img", "aria-label": "news" }));
    };
  });
  if (rooms.length) select(rooms[0]);
}

async function begin() {
  let given = [];
  try {
    given = (await (await fetch(`${BASE}/rooms`)).json()).rooms;
  } catch {
    given = [];
  }
  const order = ["discord", "telegram"];
  given.sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
  const rooms = given.map((room) => new Room(room));
  document.getElementById("rooms").append(...rooms.map((room) => room.root));
  document.querySelector(".empty").hidden = rooms.length > 0;
  tabs(rooms);
  document.documentElement.dataset.ready = "true";
}

begin();
