// Comfort on top of pages that work without it: no form is sent twice by a
// nervous click, a page that waits looks again.

for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
}
// Coming back with the browser's button shows the page as it was left.
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// A page that waits for a document looks again, unless somebody is typing on it.
const waiting = document.querySelector("[data-reload]");
if (waiting) {
  let typing = false;
  document.addEventListener("input", () => { typing = true; });
  setTimeout(() => { if (!typing) location.reload(); }, Number(waiting.dataset.reload) * 1000);
}
