(()=>{var e=sessionStorage.getItem("token"),t=sessionStorage.getItem("tried");sessionStorage.setItem("tried","yes");e&&!t&&location.replace(`/?token=${encodeURIComponent(e)}`);})();
