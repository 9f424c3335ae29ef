// A window that was let in before, and is loaded again, still knows its token.
const token = sessionStorage.getItem("token");
const tried = sessionStorage.getItem("tried");
sessionStorage.setItem("tried", "yes");
if (token && !tried) location.replace(`/?token=${encodeURIComponent(token)}`);
