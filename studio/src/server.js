// Questions to the server of the studio. Each carries the token, which leaves the address at once and stays in this window.

const given = new URLSearchParams(location.search).get("token");
const token = given ?? sessionStorage.getItem("token") ?? "";
if (given !== null) {
  sessionStorage.setItem("token", given);
  sessionStorage.removeItem("tried");
  history.replaceState(null, "", "/");
}

export function send(path, body) {
  return fetch(path, {
    method: "POST", body: JSON.stringify(body), cache: "no-store",
    headers: { "Content-Type": "application/json", "X-Drafter-Token": token },
  });
}
