#include "parse/lemma.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/one_of.h"

namespace dragoman {
namespace {

// What a form without its "ed" or "ing" lacks to be a lemma, by its longest ending that stands in
// one of three lists ('^' is the beginning of the word). Found on the verbs of WordNet 3.0, of
// which they spell 97% rightly, and 99.6% of those that occur in its texts.

// Nothing: "indict", "attack", "shell".
constexpr std::array<std::string_view, 75> kComplete = {
    "^combat", "mb",   "rb",    "aub",   "yric", "^add", "aid",   "oid",  "ood",      "aud",
    "oud",     "ng",   "bang",  "^hang", "lang", "og",   "mooth", "roth", "rth",      "uth",
    "xi",      "eak",  "oak",   "ook",   "al",   "el",   "il",    "ll",   "^install", "squall",
    "fell",    "hell", "smell", "spell", "sell", "tell", "quell", "well", "yell",     "^enroll",
    "stroll",  "ol",   "rl",    "aul",   "oul",  "wl",   "uum",   "iven", "etin",     "anton",
    "tton",    "eap",  "trap",  "rtar",  "air",  "^err", "norr",  "mur",  "our",      "ss",
    "ocus",    "eat",  "oat",   "ostat", "llet", "icit", "erit",  "irit", "bitt",     "cott",
    "^butt",   "ebut", "out",   "tz",    "zz"};

// A silent e: "accuse", "release", "evacuate".
constexpr std::array<std::string_view, 156> kOpen = {
    "^extradit", "ib",    "ob",   "ub",    "c",         "cad",     "fad",    "gad",  "had",
    "kad",       "lad",   "nad",  "rad",   "sad",       "uad",     "vad",    "wad",  "ced",
    "ped",       "sed",   "id",   "od",    "ud",        "haf",     "^straf", "if",   "g",
    "ang",       "eng",   "hing", "cring", "fring",     "pong",    "ung",    "^ach", "th",
    "i",         "ak",    "ik",   "ok",    "uk",        "l",       "cal",    "hal",  "pal",
    "sal",       "bil",   "cil",  "fil",   "mil",       "pil",     "sil",    "uil",  "^exil",
    "hol",       "pol",   "sol",  "lam",   "nam",       "ram",     "hem",    "lim",  "mim",
    "rim",       "tim",   "com",  "hrom",  "um",        "can",     "lan",    "ran",  "wan",
    "ven",       "bin",   "cin",  "din",   "fin",       "gin",     "hin",    "lin",  "min",
    "pin",       "rin",   "tin",  "win",   "bon",       "^condon", "hon",    "pon",  "hron",
    "ton",       "un",    "sho",  "ap",    "ip",        "cop",     "hop",    "rop",  "yp",
    "car",       "dar",   "har",  "lar",   "nar",       "par",     "tar",    "uar",  "war",
    "^massacr",  "rfer",  "dher", "rever", "^persever", "ir",      "^bor",   "cor",  "plor",
    "gnor",      "snor",  "stor", "tr",    "ur",        "vr",      "s",      "at",   "ucleat",
    "meat",      "creat", "^fet", "let",   "mpet",      "cret",    "^bit",   "cit",  "pedit",
    "^dynamit",  "smit",  "nit",  "pit",   "rit",       "vit",     "mot",    "not",  "uot",
    "vot",       "bast",  "past", "tast",  "wast",      "uett",    "ut",     "u",    "v",
    "^ow",       "^ey",   "z"};

// Its last letter is doubled: "stop", "cancel", "expel".
constexpr std::array<std::string_view, 26> kDoubled = {
    "b",     "dd",    "gg",   "anick", "kk",     "hall",  "iall",  "nall",  "rall",
    "otall", "uall",  "vall", "ell",   "ispell", "nsell", "ewell", "owell", "cill",
    "vill",  "troll", "mm",   "nn",    "pp",     "rr",    "gass",  "tt"};

using Irregular = std::pair<std::string_view, std::string_view>;
constexpr std::array<Irregular, 250> kIrregular = {{{"addrest", "address"},
                                                    {"dying", "die"},
                                                    {"lying", "lie"},
                                                    {"tying", "tie"},
                                                    {"vying", "vie"},
                                                    {"am", "be"},
                                                    {"are", "be"},
                                                    {"arisen", "arise"},
                                                    {"arose", "arise"},
                                                    {"ate", "eat"},
                                                    {"awoke", "awake"},
                                                    {"awoken", "awake"},
                                                    {"bade", "bid"},
                                                    {"beaten", "beat"},
                                                    {"became", "become"},
                                                    {"been", "be"},
                                                    {"began", "begin"},
                                                    {"begun", "begin"},
                                                    {"beheld", "behold"},
                                                    {"beholden", "behold"},
                                                    {"bent", "bend"},
                                                    {"bethought", "bethink"},
                                                    {"bidden", "bid"},
                                                    {"bit", "bite"},
                                                    {"bitten", "bite"},
                                                    {"bled", "bleed"},
                                                    {"blest", "bless"},
                                                    {"blew", "blow"},
                                                    {"blown", "blow"},
                                                    {"borne", "bear"},
                                                    {"bought", "buy"},
                                                    {"broke", "break"},
                                                    {"broken", "break"},
                                                    {"brought", "bring"},
                                                    {"built", "build"},
                                                    {"burnt", "burn"},
                                                    {"bypast", "bypass"},
                                                    {"came", "come"},
                                                    {"caught", "catch"},
                                                    {"chose", "choose"},
                                                    {"chosen", "choose"},
                                                    {"clad", "clothe"},
                                                    {"clung", "cling"},
                                                    {"crept", "creep"},
                                                    {"curst", "curse"},
                                                    {"dealt", "deal"},
                                                    {"did", "do"},
                                                    {"done", "do"},
                                                    {"dove", "dive"},
                                                    {"drank", "drink"},
                                                    {"drawn", "draw"},
                                                    {"dreamt", "dream"},
                                                    {"drew", "draw"},
                                                    {"driven", "drive"},
                                                    {"drove", "drive"},
                                                    {"drunk", "drink"},
                                                    {"dug", "dig"},
                                                    {"dwelt", "dwell"},
                                                    {"dying", "die"},
                                                    {"eaten", "eat"},
                                                    {"fallen", "fall"},
                                                    {"fed", "feed"},
                                                    {"fell", "fall"},
                                                    {"felt", "feel"},
                                                    {"fled", "flee"},
                                                    {"flew", "fly"},
                                                    {"flown", "fly"},
                                                    {"flung", "fling"},
                                                    {"forbad", "forbid"},
                                                    {"forbade", "forbid"},
                                                    {"forbidden", "forbid"},
                                                    {"foresaw", "foresee"},
                                                    {"foreseen", "foresee"},
                                                    {"forgave", "forgive"},
                                                    {"forgiven", "forgive"},
                                                    {"forgone", "forgo"},
                                                    {"forgot", "forget"},
                                                    {"forgotten", "forget"},
                                                    {"forsaken", "forsake"},
                                                    {"forsook", "forsake"},
                                                    {"forswore", "forswear"},
                                                    {"forsworn", "forswear"},
                                                    {"forwent", "forgo"},
                                                    {"fought", "fight"},
                                                    {"found", "find"},
                                                    {"froze", "freeze"},
                                                    {"frozen", "freeze"},
                                                    {"fulfilled", "fulfil"},
                                                    {"fulfilling", "fulfil"},
                                                    {"gave", "give"},
                                                    {"given", "give"},
                                                    {"gone", "go"},
                                                    {"got", "get"},
                                                    {"gotten", "get"},
                                                    {"grew", "grow"},
                                                    {"gript", "grip"},
                                                    {"grown", "grow"},
                                                    {"had", "have"},
                                                    {"heard", "hear"},
                                                    {"held", "hold"},
                                                    {"hid", "hide"},
                                                    {"hidden", "hide"},
                                                    {"hove", "heave"},
                                                    {"hung", "hang"},
                                                    {"installed", "instal"},
                                                    {"installing", "instal"},
                                                    {"kept", "keep"},
                                                    {"knelt", "kneel"},
                                                    {"knew", "know"},
                                                    {"known", "know"},
                                                    {"laid", "lay"},
                                                    {"lain", "lie"},
                                                    {"leant", "lean"},
                                                    {"leapt", "leap"},
                                                    {"learnt", "learn"},
                                                    {"led", "lead"},
                                                    {"left", "leave"},
                                                    {"lent", "lend"},
                                                    {"lit", "light"},
                                                    {"lost", "lose"},
                                                    {"lying", "lie"},
                                                    {"made", "make"},
                                                    {"meant", "mean"},
                                                    {"met", "meet"},
                                                    {"might", "may"},
                                                    {"misled", "mislead"},
                                                    {"mistaken", "mistake"},
                                                    {"mistook", "mistake"},
                                                    {"molten", "melt"},
                                                    {"overcame", "overcome"},
                                                    {"overheard", "overhear"},
                                                    {"overran", "overrun"},
                                                    {"overtaken", "overtake"},
                                                    {"overthrew", "overthrow"},
                                                    {"overthrown", "overthrow"},
                                                    {"overtook", "overtake"},
                                                    {"paid", "pay"},
                                                    {"pled", "plead"},
                                                    {"proven", "prove"},
                                                    {"ran", "run"},
                                                    {"rang", "ring"},
                                                    {"rebuilt", "rebuild"},
                                                    {"repaid", "repay"},
                                                    {"retaken", "retake"},
                                                    {"retook", "retake"},
                                                    {"ridden", "ride"},
                                                    {"risen", "rise"},
                                                    {"rode", "ride"},
                                                    {"rose", "rise"},
                                                    {"rung", "ring"},
                                                    {"said", "say"},
                                                    {"sang", "sing"},
                                                    {"sank", "sink"},
                                                    {"sat", "sit"},
                                                    {"saw", "see"},
                                                    {"seen", "see"},
                                                    {"sent", "send"},
                                                    {"sewn", "sew"},
                                                    {"shaken", "shake"},
                                                    {"shaven", "shave"},
                                                    {"shone", "shine"},
                                                    {"shook", "shake"},
                                                    {"shot", "shoot"},
                                                    {"shown", "show"},
                                                    {"shrank", "shrink"},
                                                    {"shrunk", "shrink"},
                                                    {"shrunken", "shrink"},
                                                    {"slain", "slay"},
                                                    {"slept", "sleep"},
                                                    {"slew", "slay"},
                                                    {"slid", "slide"},
                                                    {"slidden", "slide"},
                                                    {"smelt", "smell"},
                                                    {"sold", "sell"},
                                                    {"sought", "seek"},
                                                    {"sown", "sow"},
                                                    {"spat", "spit"},
                                                    {"sped", "speed"},
                                                    {"spelt", "spell"},
                                                    {"spent", "spend"},
                                                    {"spilt", "spill"},
                                                    {"spoilt", "spoil"},
                                                    {"spoke", "speak"},
                                                    {"spoken", "speak"},
                                                    {"sprang", "spring"},
                                                    {"sprung", "spring"},
                                                    {"spun", "spin"},
                                                    {"stole", "steal"},
                                                    {"stolen", "steal"},
                                                    {"stood", "stand"},
                                                    {"strewn", "strew"},
                                                    {"stridden", "stride"},
                                                    {"striven", "strive"},
                                                    {"strode", "stride"},
                                                    {"strove", "strive"},
                                                    {"struck", "strike"},
                                                    {"stuck", "stick"},
                                                    {"sung", "sing"},
                                                    {"sunk", "sink"},
                                                    {"sunken", "sink"},
                                                    {"swam", "swim"},
                                                    {"swept", "sweep"},
                                                    {"swollen", "swell"},
                                                    {"swore", "swear"},
                                                    {"sworn", "swear"},
                                                    {"swum", "swim"},
                                                    {"swung", "swing"},
                                                    {"taken", "take"},
                                                    {"taught", "teach"},
                                                    {"thought", "think"},
                                                    {"threw", "throw"},
                                                    {"thriven", "thrive"},
                                                    {"throve", "thrive"},
                                                    {"thrown", "throw"},
                                                    {"told", "tell"},
                                                    {"took", "take"},
                                                    {"tore", "tear"},
                                                    {"torn", "tear"},
                                                    {"trod", "tread"},
                                                    {"trodden", "tread"},
                                                    {"tying", "tie"},
                                                    {"undergone", "undergo"},
                                                    {"underlain", "underlie"},
                                                    {"underlay", "underlie"},
                                                    {"underlying", "underlie"},
                                                    {"understood", "understand"},
                                                    {"undertaken", "undertake"},
                                                    {"undertook", "undertake"},
                                                    {"underwent", "undergo"},
                                                    {"undid", "undo"},
                                                    {"undone", "undo"},
                                                    {"upheld", "uphold"},
                                                    {"vying", "vie"},
                                                    {"went", "go"},
                                                    {"wept", "weep"},
                                                    {"were", "be"},
                                                    {"withdrawn", "withdraw"},
                                                    {"withdrew", "withdraw"},
                                                    {"withheld", "withhold"},
                                                    {"withstood", "withstand"},
                                                    {"woke", "wake"},
                                                    {"woken", "wake"},
                                                    {"won", "win"},
                                                    {"wore", "wear"},
                                                    {"worn", "wear"},
                                                    {"wove", "weave"},
                                                    {"woven", "weave"},
                                                    {"written", "write"},
                                                    {"wrote", "write"},
                                                    {"wrought", "work"}}};

template <std::size_t Size>
std::size_t longest(std::string_view word, std::array<std::string_view, Size> const& endings) {
  std::size_t best = 0;
  for (std::string_view const ending : endings) {
    if (ending.size() > best && word.ends_with(ending)) best = ending.size();
  }
  return best;
}

// `stem` is a form without "ed" or "ing".
std::string from_stem(std::string const& stem) {
  std::string const word = '^' + stem;
  std::size_t const complete = longest(word, kComplete);
  std::size_t const open = longest(word, kOpen);
  std::size_t const doubled = longest(word, kDoubled);
  if (open > complete && open > doubled) return stem + 'e';
  if (doubled > complete) return stem.substr(0, stem.size() - 1);
  return stem;
}

std::string lower_letters(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  return out;
}

// "denies" → deny, "dismisses" → dismiss; others lose their s.
std::string from_third_person(std::string const& form, std::string lemma) {
  static constexpr std::array<std::string_view, 5> kHissing = {"sses", "shes", "ches", "xes",
                                                               "zzes"};
  static constexpr std::array<std::string_view, 5> kSilent = {"aches", "axes", "belies",
                                                              "underlies", "unties"};
  if (form.size() < 5 || longest(form, kSilent) > 0) return lemma;
  if (form.ends_with("ies")) return form.substr(0, form.size() - 3) + 'y';
  if (longest(form, kHissing) > 0) return form.substr(0, form.size() - 2);
  return lemma;
}

// "retook" of "took", "outran" of "ran"; empty for other forms.
std::string repeated(std::string const& form) {
  for (std::string_view const before : {"re", "out", "over", "mis"}) {
    if (!form.starts_with(before)) continue;
    std::string_view const rest = std::string_view(form).substr(before.size());
    auto const known = std::ranges::find(kIrregular, rest, &Irregular::first);
    if (known != kIrregular.end()) return std::string(before) + std::string(known->second);
  }
  return {};
}

// "abd" of "abduct": what is cut off is no ending.
bool is_maimed(std::string const& form, std::string const& lemma) {
  static constexpr std::array<std::string_view, 8> kEndings = {"s", "es", "d",  "ed",
                                                               "t", "n",  "en", "ne"};
  bool const regular = form.ends_with("ing") || form.ends_with("ed") || form.ends_with('s');
  std::size_t const same = std::ranges::mismatch(form, lemma).in1 - form.begin();
  bool const torn = same > 2 && same < lemma.size() && lemma.size() + 1 < form.size();
  if (torn && !regular) return true;  // "abdy" of "abduct"
  bool const part = form.starts_with(lemma) && lemma.size() < form.size();
  return part && !regular && !is_one_of(std::string_view(form).substr(lemma.size()), kEndings);
}

// Irregular forms that are base forms of other verbs: "saw" wood, "found" a state. No other is ever
// one, whatever its features: "claims to have shot".
constexpr std::array<std::string_view, 5> kAlsoBase = {"saw", "found", "fell", "felt", "spat"};

std::string verb_lemma(Token const& token, std::string const& form) {
  std::size_t const size = form.size();
  bool const past = has_feature(token, "Tense=Past");
  auto const known = std::ranges::find(kIrregular, form, &Irregular::first);
  bool const sure = past || form.ends_with("ying") || !is_one_of(form, kAlsoBase);
  if (sure && known != kIrregular.end()) return std::string(known->second);
  if (std::string again = past ? repeated(form) : std::string(); !again.empty()) return again;
  bool const participle = has_feature(token, "VerbForm=Part") || has_feature(token, "VerbForm=Ger");
  bool const stripped = token.lemma != form;  // the network, too, sees an ending here
  if (size > 4 && (past || participle || stripped)) {
    if (form.ends_with("eed")) return form.substr(0, size - 1);
    if (form.ends_with("ied")) return form.substr(0, size - 3) + 'y';
    if (form.ends_with("ed")) return from_stem(form.substr(0, size - 2));
  }
  if (size > 4 && (participle || stripped) && form.ends_with("ing")) {
    return from_stem(form.substr(0, size - 3));
  }
  bool const third = has_feature(token, "Person=3") && form.ends_with('s');
  if (third) return from_third_person(form, token.lemma);
  bool const plain = has_feature(token, "Tense=Pres") || has_feature(token, "VerbForm=Inf");
  bool const ending = form.ends_with('s') || form.ends_with("ed") || form.ends_with("ing");
  bool const base = plain && !ending && size > 3 && form[0] >= 'a';  // "gunmen abduct chiefs"
  return base || is_maimed(form, token.lemma) ? form : token.lemma;
}

// Lemmas of English that end in what looks like the rest of a plural after its s.
constexpr std::array<std::string_view, 44> kSilentNouns = {
    "ache",    "headache",    "heartache", "cache",  "avalanche", "niche",   "creche",  "moustache",
    "axe",     "mustache",    "quiche",    "psyche", "cliche",    "brioche", "pickaxe", "finesse",
    "impasse", "crevasse",    "posse",     "mousse", "tranche",   "sortie",  "movie",   "cookie",
    "calorie", "zombie",      "rookie",    "tie",    "die",       "lie",     "pie",     "prairie",
    "hippie",  "genie",       "collie",    "junkie", "yuppie",    "selfie",  "hoodie",  "pinkie",
    "eyrie",   "bourgeoisie", "necktie",   "magpie"};

// Lemmas that end in a single s and take "es": "buses" → bus, unlike "uses" → use.
constexpr std::array<std::string_view, 31> kHissingNouns = {
    "bus",         "minibus", "trolleybus", "gas",     "virus",  "campus",    "census",
    "bonus",       "focus",   "surplus",    "chorus",  "status", "consensus", "caucus",
    "bias",        "atlas",   "alias",      "lens",    "canvas", "circus",    "apparatus",
    "prospectus",  "nexus",   "syllabus",   "octopus", "cactus", "fetus",     "genius",
    "coronavirus", "omnibus", "christmas"};

// "clashes" → clash, "injuries" → injury, "houses" → house.
std::string regular_singular(std::string const& form) {
  static constexpr std::array<std::string_view, 5> kHissing = {"sses", "shes", "ches", "xes",
                                                               "zzes"};
  std::string const cut = form.substr(0, form.size() - 1);
  if (std::ranges::find(kSilentNouns, cut) != kSilentNouns.end()) return cut;
  std::string const shorter = cut.substr(0, cut.size() - 1);
  if (std::ranges::find(kHissingNouns, shorter) != kHissingNouns.end()) return shorter;
  if (form.ends_with("ies") && form.size() > 4) return form.substr(0, form.size() - 3) + 'y';
  return longest(form, kHissing) > 0 ? form.substr(0, form.size() - 2) : cut;
}

// What the network says of a plural stands where it is the word itself ("troops", "species") or
// no mere spelling of it ("lives" → life).
std::string plural_lemma(std::string const& form, std::string const& lemma) {
  if (!form.ends_with('s')) return lemma;
  bool const itself = lemma == form && !form.ends_with("ies");
  bool const irregular = form.ends_with("ves") && (lemma.ends_with("f") || lemma.ends_with("fe"));
  bool const latin = lemma.ends_with("is") && form.ends_with("es");
  return itself || irregular || latin || form == "species" || form == "series"
             ? lemma
             : regular_singular(form);
}

// A noun's singular ("the crossing") and an adjective's plain form ("closed") are their own lemma.
// Words all in capitals may be acronyms, whose spelling the network knows.
bool is_spelled_so(Token const& token) {
  bool const plain = (token.upos == Upos::NOUN && !has_feature(token, "Number=Plur")) ||
                     (token.upos == Upos::ADJ && !has_feature(token, "Degree=Cmp") &&
                      !has_feature(token, "Degree=Sup"));
  bool const small = std::ranges::any_of(token.form, [](char c) { return c >= 'a' && c <= 'z'; });
  return plain && small;
}

}  // namespace

std::string mend_lemma(Token const& token) {
  std::string const form = lower_letters(token.form);
  if (token.upos == Upos::VERB) return verb_lemma(token, form);
  if (is_spelled_so(token)) return form;
  if (token.upos != Upos::NOUN || !has_feature(token, "Number=Plur")) return token.lemma;
  if (form.ends_with("men")) return form.substr(0, form.size() - 2) + "an";  // "gunmen", "women"
  return plural_lemma(form, token.lemma);
}

}  // namespace dragoman
