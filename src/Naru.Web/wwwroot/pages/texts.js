// Every sentence of these pages, in both languages.

const texts = {
  accountTitle: ["보안 설정", "Security settings"],
  signOut: ["로그아웃", "Sign out"],
  otherLanguage: ["English", "한국어"],
  done: ["끝났습니다.", "Done."],
  passkeysTitle: ["패스키", "Passkeys"],
  passkeysText: [
    "지문이나 PIN으로 로그인하고, 서명 키를 보증합니다. 병원이 당신의 질문을 받으려면 그 병원의 관리자가 패스키의 공개 정보를 받아들여야 합니다.",
    "They sign you in by a finger or a PIN, and vouch for signing keys. A hospital takes your questions once its custodian has accepted the public half of a passkey.",
  ],
  passkeyName: ["이름(예: 연구실 노트북)", "Name, such as: office computer"],
  addPasskey: ["패스키 추가", "Add a passkey"],
  publicHalf: ["관리자에게 줄 공개 정보", "Public half, for custodians"],
  backedUp: ["여러 기기에 동기화", "synchronised"],
  remove: ["지우기", "Remove"],
  confirmRemovePasskey: ["이 패스키를 지웁니까? 이 패스키로는 더 로그인할 수 없습니다.", "Remove this passkey? It will sign you in no more."],
  nonePasskeys: ["아직 없습니다. 하나 추가하면 역할을 쓸 수 있습니다.", "None yet. Add one to use your roles."],
  keysTitle: ["서명 키", "Signing keys"],
  keysText: [
    "병원에 보내는 질문에 서명합니다. 이 브라우저의 키는 밖으로 꺼낼 수 없고, 패스키로 보증합니다. 함께 쓰는 컴퓨터에서는 끝낼 때 폐지하세요.",
    "They sign questions to hospitals. A key of this browser cannot be taken out of it, and a passkey vouches for it. On a shared computer revoke it when you are done.",
  ],
  keyLabel: ["이름", "Label"],
  keyDays: ["며칠 동안(1~90)", "Days (1 to 90)"],
  keyStudy: ["한 연구에만 쓴다면 그 번호", "Its id, if for one study only"],
  createKey: ["서명 키 만들기", "Make a signing key"],
  isHere: ["이 브라우저에 있음", "in this browser"],
  inCommandLine: ["명령줄", "command line"],
  elsewhere: ["다른 브라우저", "another browser"],
  inForce: ["유효", "in force"],
  revoked: ["폐지됨", "revoked"],
  expired: ["기한 지남", "expired"],
  revoke: ["폐지", "Revoke"],
  confirmRevokeKey: ["이 키를 폐지합니까? 되돌릴 수 없습니다.", "Revoke this key? This cannot be undone."],
  delegation: ["위임장", "Delegation"],
  thumbprint: ["지문", "Thumbprint"],
  until: ["기한", "until"],
  study: ["연구", "study"],
  noneKeys: ["아직 없습니다.", "None yet."],
  tokensTitle: ["API 토큰", "API tokens"],
  tokensText: ["프로그램이 당신의 권한 가운데 고른 것만 씁니다. 명령줄의 서명 키에는 identity:keys가 필요합니다.", "They let a program use those of your rights that you choose. Signing keys of the command line need identity:keys."],
  tokenName: ["이름(어느 프로그램인지)", "Name: which program"],
  tokenDays: ["며칠 동안(1~365)", "Days (1 to 365)"],
  tokenScopes: ["권한 범위", "Scopes"],
  makeToken: ["토큰 만들기", "Make a token"],
  tokenOnce: ["이 토큰은 지금 한 번만 보입니다. 권한 600인 파일에 저장하세요.", "This token is shown only now. Keep it in a file of mode 600."],
  confirmRevokeToken: ["이 토큰을 폐지합니까?", "Revoke this token?"],
  noneTokens: ["없습니다.", "None."],
  sessionsTitle: ["로그인한 곳", "Where you are signed in"],
  thisSession: ["여기", "here"],
  signOutEverywhere: ["모든 곳에서 로그아웃", "Sign out everywhere"],
  lastSeen: ["마지막", "last seen"],
  signInTitle: ["로그인", "Sign in"],
  byPasskey: ["패스키로", "By a passkey"],
  byPasskeyText: ["주소도 비밀번호도 필요 없습니다.", "Neither address nor password is needed."],
  signInByPasskey: ["패스키로 로그인", "Sign in by a passkey"],
  byPassword: ["비밀번호로", "By password"],
  email: ["전자우편 주소", "E-mail address"],
  password: ["비밀번호", "Password"],
  code: ["인증 앱의 코드", "Code of your authenticator program"],
  signIn: ["로그인", "Sign in"],
  signUpTitle: ["계정이 없다면", "No account yet"],
  name: ["이름", "Name"],
  signUp: ["가입 메일 받기", "Mail me a link"],
  mailSent: ["메일을 보냈습니다. 메일의 주소를 여세요.", "A mail is on its way. Open the link in it."],
  registerTitle: ["가입", "Sign up"],
  registerText: ["비밀번호 없이 가입하고 다음 화면에서 패스키를 추가할 수 있습니다.", "You can leave the password out, and add a passkey on the next page."],
  passwordOptional: ["비밀번호(12자 이상, 없어도 됩니다)", "Password (at least 12 characters; may be left out)"],
  finish: ["가입 마치기", "Finish"],
  linkMissing: ["메일의 주소 전체를 여세요.", "Open the whole address of the mail."],
  noPasskeys: ["이 브라우저나 주소에서는 패스키를 쓸 수 없습니다. https 주소인지 확인하세요.", "Passkeys do not work in this browser or at this address. Check that it is https."],
  cancelled: ["패스키 확인을 그만두었거나 시간이 지났습니다. 다시 해 보세요.", "The passkey was not confirmed, or its time is over. Try again."],
  passkeyThere: ["이 기기의 패스키는 이미 등록되어 있습니다.", "This device has a passkey of this account already."],
  unreachable: ["허브에 연결할 수 없습니다. 네트워크를 확인하고 다시 해 보세요.", "The hub cannot be reached. Check the network and try again."],
  statement: ["허브가 청한 것과 다른 글에 서명하라고 해서 서명하지 않았습니다. 허브 운영기관에 알리세요.", "The hub wanted something else signed than was asked for. Nothing was signed: tell the hub's operator."],
  unexpected: ["예상하지 못한 오류입니다.", "Something unexpected happened."],
  signInAgain: ["다시 로그인", "Sign in again"],
};

const kept = "naru-language";

/** ko or en: as chosen, else as the browser prefers. */
export function language() {
  const chosen = localStorage.getItem(kept);
  return chosen === "ko" || chosen === "en" ? chosen : navigator.language.toLowerCase().startsWith("ko") ? "ko" : "en";
}

/** Chooses the other language. */
export function switchLanguage() {
  localStorage.setItem(kept, language() === "ko" ? "en" : "ko");
}

/** The sentence in the page's language. */
export function say(name) {
  return texts[name][language() === "ko" ? 0 : 1];
}
