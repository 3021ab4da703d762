/// The one script, sent as `/console.js`; every page works fully without it.
enum Script {
  /// It keeps a live page fresh but for the parts in which somebody types or chooses, asks before
  /// final acts, and moves the focus to an error summary.
  static let text = """
    "use strict";
    (function () {
      var main = document.getElementById("main");
      var said = main ? main.dataset.say : "";

      function changed(field) {
        if (field.type === "checkbox" || field.type === "radio") { return field.checked !== field.defaultChecked; }
        if (field.type === "file") { return field.files.length > 0; }
        if (field.tagName === "SELECT") {
          var first = Array.from(field.options).findIndex(function (each) { return each.defaultSelected; });
          return field.selectedIndex !== Math.max(first, 0);
        }
        return field.value !== field.defaultValue;
      }

      function inUse(part) {
        var fields = Array.from(part.querySelectorAll("input, textarea, select"));
        return Boolean(part.querySelector("details[open]")) || fields.some(function (field) {
          return field === document.activeElement || changed(field);
        });
      }

      function partAddress() {
        var address = new URL(location.href);
        address.hash = "";
        address.searchParams.set("part", "main");
        return address.href;
      }

      function exchange(parsed) {
        var hadFocus = document.activeElement && main.contains(document.activeElement);
        main.replaceWith(parsed);
        main = parsed;
        if (hadFocus) { main.focus({ preventScroll: true }); }
      }

      function exchangeAround(parsed) {
        var fresh = Array.from(parsed.children), parts = Array.from(main.children);
        if (fresh.length !== parts.length) { return; }
        parts.forEach(function (part, place) { if (!inUse(part)) { part.replaceWith(fresh[place]); } });
      }

      function adopt(text) {
        var parsed = new DOMParser().parseFromString(text, "text/html").getElementById("main");
        if (!parsed) { location.reload(); return; }
        var data = parsed.dataset;
        if (inUse(main)) { exchangeAround(parsed); } else { exchange(parsed); }
        document.title = data.title;
        if (data.say !== said) {
          said = data.say;
          document.getElementById("announcement").textContent = said;
        }
      }

      function next() {
        if (main.dataset.live === "yes") { setTimeout(refresh, 1000); }
      }

      function refresh() {
        if (document.hidden) { next(); return; }
        fetch(partAddress(), { credentials: "same-origin", redirect: "manual" })
          .then(function (answer) {
            if (!answer.ok) { throw new Error("no page"); }
            return answer.text();
          })
          .then(adopt)
          .catch(function () {})
          .then(next);
      }

      document.addEventListener("gate-refresh", function () {
        main.dataset.live = "yes";
        refresh();
      });

      document.addEventListener("submit", function (event) {
        var question = event.target.dataset.confirm;
        if (question && !confirm(question)) { event.preventDefault(); }
      });

      function keep(form) {
        var texts = Array.from(new FormData(form)).filter(function (each) { return typeof each[1] === "string"; });
        var body = new URLSearchParams(texts);
        body.set("action", "save");
        fetch(form.getAttribute("action"), { method: "POST", body: body, credentials: "same-origin", redirect: "manual" })
          .catch(function () {});
      }

      Array.prototype.forEach.call(document.querySelectorAll("form[data-draft]"), function (form) {
        if (!/[/]requests[/]new[/]/.test(form.getAttribute("action"))) { return; }
        var timer = 0;
        form.addEventListener("input", function () {
          clearTimeout(timer);
          timer = setTimeout(keep, 1500, form);
        });
        form.addEventListener("submit", function () { clearTimeout(timer); });
      });

      function countDown() {
        Array.prototype.forEach.call(document.querySelectorAll("[data-until]"), function (place) {
          var left = Math.floor((Number(place.dataset.until) - Date.now()) / 1000);
          if (left < 0 || left >= 86400) { return; }
          var pad = function (number) { return String(number).padStart(2, "0"); };
          place.textContent = pad(Math.floor(left / 3600)) + ":" + pad(Math.floor(left / 60) % 60) + ":" + pad(left % 60);
        });
      }
      countDown();
      setInterval(countDown, 1000);

      var errors = document.getElementById("errors");
      if (errors) { errors.focus(); }
      if (main) { next(); }
    })();

    """
}
