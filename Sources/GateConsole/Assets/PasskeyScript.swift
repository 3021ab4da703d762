/// The part of the script that talks to passkeys.
enum PasskeyScript {
  /// It fills the hidden fields of a form with what the authenticator answered, then sends the form.
  static let text = """
    (function () {
      function bytes(hex) {
        return new Uint8Array((hex.match(/../g) || []).map(function (pair) { return parseInt(pair, 16); }));
      }

      function hex(buffer) {
        return Array.from(new Uint8Array(buffer), function (byte) {
          return byte.toString(16).padStart(2, "0");
        }).join("");
      }

      function known(data) {
        return data.credentials.split(" ").filter(Boolean).map(function (id) {
          return { type: "public-key", id: bytes(id) };
        });
      }

      function create(data) {
        return navigator.credentials.create({ publicKey: {
          challenge: bytes(data.challenge), attestation: "none", timeout: 120000,
          rp: { id: data.host, name: document.title },
          user: { id: new TextEncoder().encode(data.account), name: data.account, displayName: data.name },
          pubKeyCredParams: [{ type: "public-key", alg: -7 }],
          authenticatorSelection: { userVerification: "required", residentKey: "preferred" },
          excludeCredentials: known(data)
        } });
      }

      function get(data) {
        return navigator.credentials.get({ publicKey: {
          challenge: bytes(data.challenge), rpId: data.host, timeout: 120000,
          userVerification: "required", allowCredentials: known(data)
        } });
      }

      function fill(form, made) {
        var answer = made.response;
        form.elements.client.value = hex(answer.clientDataJSON);
        if (form.dataset.passkey === "create") {
          form.elements.attestation.value = hex(answer.attestationObject);
        } else {
          form.elements.credential.value = hex(made.rawId);
          form.elements.authenticator.value = hex(answer.authenticatorData);
          form.elements.signature.value = hex(answer.signature);
        }
        form.submit();
      }

      document.addEventListener("submit", function (event) {
        var form = event.target;
        if (!form.dataset.passkey || event.defaultPrevented) { return; }
        event.preventDefault();
        var place = form.querySelector(".error");
        place.textContent = "";
        if (!window.PublicKeyCredential) { place.textContent = form.dataset.unable; return; }
        (form.dataset.passkey === "create" ? create : get)(form.dataset)
          .then(function (made) { fill(form, made); })
          .catch(function (error) {
            place.textContent = error.name === "SecurityError" ? form.dataset.unable : form.dataset.failed;
          });
      });
    })();

    """
}
