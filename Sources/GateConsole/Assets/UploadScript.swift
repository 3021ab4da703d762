/// The script of the page that takes files for a disc, a part of `/console.js`; without it
/// the form sends every file whole.
enum UploadScript {
  /// It sends files in pieces of 8 MiB, says how far it is, and goes on where the server stopped
  /// hearing, also on another day.
  static let text = """
    "use strict";
    (function () {
      var piece = 8388608, patience = 40, pause = 3000;

      function wait() { return new Promise(function (go) { setTimeout(go, pause); }); }

      function refused(answer) {
        return answer.text().then(function (page) {
          var error = new Error("refused");
          error.page = page;
          throw error;
        });
      }

      // What the page says that the server would have shown: what is wrong, and what to do.
      function problem(page) {
        var main = new DOMParser().parseFromString(page, "text/html").getElementById("main");
        return Array.from(main.querySelectorAll("h1, .hint")).map(function (part) {
          return part.textContent.trim();
        }).join(" – ");
      }

      // A file that was changed since is sent anew: bytes of two states never become one file.
      function state(file) { return "&source=" + file.size + "-" + file.lastModified; }

      function received(form, file) {
        var address = form.getAttribute("action").replace(/files$/, "received?path=") + encodeURIComponent(file.name) + state(file);
        return fetch(address, { credentials: "same-origin", redirect: "manual" }).then(function (answer) {
          if (!answer.ok) { return 0; }
          return answer.json().then(function (answer) { return Math.min(answer.received, file.size); });
        });
      }

      function sendPiece(form, file, start) {
        var body = new FormData();
        body.append("token", form.elements.token.value);
        body.append("files", file.slice(start, start + piece), file.name);
        var address = form.getAttribute("action") + "?offset=" + start + "&size=" + file.size + state(file);
        return fetch(address, { method: "POST", body: body, credentials: "same-origin", redirect: "manual" })
          .then(function (answer) {
            // Whoever is no longer signed in is sent to do so, and goes on from there.
            if (answer.type === "opaqueredirect") { location.reload(); }
            return answer.ok ? answer.json().then(function (more) { return more.received; }) : refused(answer);
          });
      }

      function say(form, text) { form.querySelector("[role=status]").textContent = text; }

      function send(form, file) {
        var failures = 0;
        function from(start) {
          var percent = file.size ? Math.floor(start * 100 / file.size) : 0;
          say(form, form.dataset.sending + " " + file.name + " " + percent + "%");
          return sendPiece(form, file, start).then(function (end) {
            failures = 0;
            return end < file.size ? from(end) : undefined;
          });
        }
        function begin() {
          return received(form, file).then(from).catch(function (error) {
            failures += 1;
            if (error.page || failures > patience) { throw error; }
            say(form, form.dataset.waiting);
            return wait().then(begin);
          });
        }
        return begin();
      }

      function done(form) {
        form.reset();
        say(form, "");
        document.dispatchEvent(new Event("gate-refresh"));
      }

      document.addEventListener("submit", function (event) {
        var form = event.target;
        if (!form.matches("form[data-pieces]") || form.elements.files.files.length === 0) { return; }
        event.preventDefault();
        var button = form.querySelector("button");
        button.disabled = true;
        Array.from(form.elements.files.files).reduce(function (before, file) {
          return before.then(function () { return send(form, file); });
        }, Promise.resolve()).then(function () { done(form); }, function (error) {
          say(form, error.page ? problem(error.page) : form.dataset.broken);
        }).then(function () { button.disabled = false; });
      });
    })();

    """
}
