/* Small helps. Every view reads without them. */
"use strict";

/* All words of what the address names stand out, not only the first of them. */
function light() {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const id = decodeURIComponent(location.hash.slice(1)).replace(/^m-/, "");
  if (!id) return;
  for (const mark of document.querySelectorAll(`.text [data-of="${CSS.escape(id)}"]`)) mark.classList.add("lit");
  const line = document.getElementById(id);
  if (line && location.hash.startsWith("#m-")) line.classList.add("lit");
}

/* A file that is dropped goes the way of the file that is chosen. */
function takeDrops(form) {
  const input = form.querySelector('input[type="file"]');
  for (const kind of ["dragenter", "dragover"]) form.addEventListener(kind, (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}

/* An address holds the filters that are set, and no others. */
for (const form of document.querySelectorAll("form.filters, form.search")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  });
}
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form [name]:disabled")) field.disabled = false;
});

window.addEventListener("hashchange", light);
light();
for (const form of document.querySelectorAll("form.drop")) takeDrops(form);
/* Reading takes a while: the button says so, and is pressed once. */
for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button");
    button.textContent = form.dataset.busy;
    button.setAttribute("aria-disabled", "true");
  });
}
