#include "names/actor_codes.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "names/office_words.h"
#include "parse/pieces.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 5> kFarPrepositions = {"in", "from", "of", "across", "at"};

bool is_armed(std::string const& sector) {
  return sector == "REB" || sector == "PRM" || sector == "CRM";
}

class Describer {
 public:
  Describer(ActorBook const& book, Parse const& parse, NameMarks const& marks,
            ActorMention const& mention)
      : book_(book), parse_(parse), marks_(marks), mention_(mention) {}

  Traits run() {
    collect(mention_.mention.tokens);
    number_and_sex();
    switch (mention_.kind) {
      case MentionKind::person:
        person();
        break;
      case MentionKind::body:
        body();
        break;
      case MentionKind::country:
        country();
        break;
      case MentionKind::place:
        place();
        break;
      case MentionKind::common:
        common();
        break;
      case MentionKind::pronoun:
        pronoun();
        break;
    }
    bool const owned = mention_.owner >= 0 &&  // "its representative in Dhaka"
                       parse_.tokens[mention_.owner].upos == Upos::PRON;
    std::string& country = traits_.country;
    if (country.empty() && !owned) country = country_behind();
    if (country.empty()) country = country_of_whole(parse_, book_, marks_, head());
    if (country.empty()) country = country_meant();
    return traits_;
  }

 private:
  std::int32_t head() const { return mention_.mention.head; }

  void collect(TokenSpan span) {
    std::int32_t last = -1;
    for (std::uint32_t t = span.begin; t < span.end; last = marks_.name_at[t++]) {
      if (std::int32_t const at = marks_.name_at[t]; at >= 0 && at != last) note(marks_.marked[at]);
    }
    last = -1;
    for (std::uint32_t t = span.begin; t < span.end; last = marks_.agent_at[t++]) {
      std::int32_t const at = marks_.agent_at[t];
      bool const told = at >= 0 && at != last && !is_vague_in_name(t) && !is_in_other_body(t);
      if (told) agents_.push_back(&marks_.marked[at]);
      if (book_.is_in(WordGroup::former, marks_.words[t])) traits_.former = true;
      bool const abroad = book_.is_in(WordGroup::abroad, marks_.words[t]);
      if (abroad && !is_home_office(at)) traits_.abroad = true;
    }
  }

  // "members of the Union of Islamic Courts" are no trade union's.
  bool is_vague_in_name(std::uint32_t t) const {
    std::int32_t const at = marks_.span_at[t];
    return at >= 0 && parse_.names[at].tokens.size() > 1 &&
           book_.is_in(WordGroup::vague, marks_.words[t]);
  }

  // "a leader of the Christian Democratic Union": the book has what the body is, its words do not
  // tell.
  bool is_in_other_body(std::uint32_t t) const {
    std::int32_t const at = marks_.name_at[t];
    return at >= 0 && marks_.marked[at].kind == Marked::Kind::body &&
           marks_.marked[at].tokens.size() > 1 && !mention_.name.contains(t);
  }

  // "foreign minister", "Ministry of Foreign Affairs" (a word of an agent's name).
  bool is_home_office(std::int32_t agent) const {
    return agent >= 0 && marks_.marked[agent].tokens.size() > 1 &&
           book_.agent(marks_.marked[agent].number).sector == "GOV";
  }

  void note(Marked const& mark) {
    bool const leader = mark.kind == Marked::Kind::body && mark.tokens == mention_.name &&
                        book_.body(mark.number).kind == ActorKind::armed_group;  // "Bin Laden"
    bool const in_name =
        mention_.kind == MentionKind::person && mention_.name.contains(mark.tokens) && !leader;
    bool const itself = mention_.kind == MentionKind::country && mark.tokens == mention_.name;
    if ((is_hyphenated(parse_, mark.tokens) && !leads(parse_, mark) && !itself) || in_name) return;
    if (is_by_chance(mark)) return;
    if (mark.kind == Marked::Kind::country && is_in_name_of_site(mark)) return;
    (mark.kind == Marked::Kind::body ? bodies_ : countries_).push_back(&mark);
  }

  // The "Total" of "National Union for the Total Independence of Angola" is no oil company.
  bool is_by_chance(Marked const& mark) const {
    return mark.kind == Marked::Kind::body && mention_.kind == MentionKind::body &&
           book_.body(mark.number).kind == ActorKind::organisation &&
           mention_.name.contains(mark.tokens) && mark.tokens.begin != mention_.name.begin &&
           !mark.tokens.contains(static_cast<std::uint32_t>(head()));
  }

  // "the Saudi Hospital in El Fasher" lies where it lies; "the Russian embassy" is Russia's.
  bool is_in_name_of_site(Marked const& mark) const {
    bool const inside = mention_.kind == MentionKind::body && mention_.name.contains(mark.tokens);
    std::int32_t const at = inside ? marks_.agent_at[head()] : -1;
    if (at < 0) return false;
    AgentWord const& word = book_.agent(marks_.marked[at].number);
    return word.site && (word.sector == "MED" || word.sector == "EDU" || word.sector == "REL");
  }

  void number_and_sex() {
    Token const& word = parse_.tokens[head()];
    traits_.plural = has_feature(word, "Number=Plur");
    for (std::uint32_t t = mention_.mention.tokens.begin; t < mention_.mention.tokens.end; ++t) {
      if (traits_.gender != Gender::unknown) continue;
      traits_.gender = sex_told(t);
      traits_.sex_guessed = mention_.name.size() == 1 && mention_.name.contains(t);
    }
  }

  // By titles and nouns of the phrase that hang on its head.
  Gender sex_told(std::uint32_t t) const {
    bool const close = static_cast<std::int32_t>(t) == head() || parse_.tokens[t].head == head();
    if (std::int32_t const at = marks_.agent_at[t]; at >= 0 && close) {
      Gender const told = book_.agent(marks_.marked[at].number).gender;
      if (told != Gender::unknown) return told;
    }
    if (mention_.kind != MentionKind::person || parse_.tokens[t].upos != Upos::PROPN) {
      return Gender::unknown;
    }
    bool const surname = (t + 1 == mention_.name.end && mention_.name.size() > 1) ||
                         book_.is_in(WordGroup::particle, marks_.words[t]);  // "Von der Leyen"
    return surname ? Gender::unknown : book_.gender_of(marks_.words[t]);
  }

  // ---- kinds of mentions

  void person() {
    traits_.kind = ActorKind::person;
    traits_.human = true;
    traits_.plural = false;
    Marked const* agent = title();
    if (agent != nullptr) traits_.role = role_words();
    compose(agent);
    Led const led =
        agent == nullptr || traits_.former ? led_by(parse_, book_, marks_, head()) : Led{};
    if (!led.sectors.empty()) traits_.sectors = led.sectors;
    if (!led.country.empty()) traits_.country = led.country;
    if (traits_.former && !traits_.sectors.empty() && traits_.sectors[0] == "GOV") {
      traits_.sectors = {"ELI"};
    }
  }

  // The noun nearest before the name; a rank only where no office is told: "police chief Gen.".
  Marked const* title() const {
    Marked const* found = nullptr;
    for (Marked const* agent : agents_) {
      bool const before = agent->tokens.end <= mention_.name.begin;
      if (before && (found == nullptr || !is_rank(agent->tokens))) found = agent;
    }
    return found;
  }

  bool is_rank(TokenSpan words) const {
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      if (!book_.is_in(WordGroup::rank, marks_.words[t])) return false;
    }
    return true;
  }

  // Of the words before a name those that tell the office, without the country.
  std::string role_words() const {
    TokenSpan span{mention_.mention.tokens.begin, mention_.name.begin};
    Marked const* office = title();
    // "police chief Gen."
    bool const ranked = office != nullptr && !is_rank(office->tokens) &&
                        is_rank({office->tokens.end, mention_.name.begin});
    if (ranked) span.end = office->tokens.end;
    return office_in(parse_, countries_, span);
  }

  void body() {
    traits_.kind = ActorKind::organisation;
    Marked const* own = body_at_head();
    if (own == nullptr) {
      compose(is_vague() ? nullptr : agent_at_head());
      if (traits_.sectors.empty() && is_of_fighters()) {
        traits_.sectors = {"REB"};
        traits_.kind = ActorKind::armed_group;
      }
      return;
    }
    Body const& found = book_.body(own->number);
    traits_.kind = found.kind;
    traits_.country = country_of(found);
    traits_.sectors = found.sectors;
  }

  // "rebels of the River Front", "River Front rebels"
  bool is_of_fighters() const {
    auto const is = [&](std::uint32_t t, std::string_view word) {
      return t < parse_.tokens.size() && marks_.words[t] == word;
    };
    auto const fights = [&](std::uint32_t t) {
      return t < parse_.tokens.size() && book_.is_in(WordGroup::fighter, parse_.tokens[t].lemma);
    };
    std::uint32_t of = mention_.name.begin - 1;
    if (is(of, "the")) --of;
    return fights(mention_.name.end) || (is(of, "of") && fights(of - 1));
  }

  // As the book has it; but "the Norwegian Labour Party" is not the one that the book has.
  std::string country_of(Body const& found) const {
    std::string const told = country_told();
    bool const of_a_state = found.country != "NGO" && found.country != "MNC" &&
                            found.country != "IGO" && found.country != "XXX";
    // "the Pakistani branch of the Taliban"
    bool const branch = found.kind == ActorKind::armed_group && !countries_.empty();
    bool const national =
        found.kind == ActorKind::organisation || branch || found.shared || found.country == "USA";
    return !told.empty() && of_a_state && national ? told : found.country;
  }

  // "the Union of Islamic Courts" is no trade union.
  bool is_vague() const {
    Marked const* agent = agent_at_head();
    return agent != nullptr && agent->tokens.size() == 1 &&
           book_.is_in(WordGroup::vague, marks_.words[head()]);
  }

  Marked const* body_at_head() const {
    std::int32_t const at = marks_.name_at[head()];
    bool const found = at >= 0 && marks_.marked[at].kind == Marked::Kind::body;
    return found ? &marks_.marked[at] : nullptr;
  }

  Marked const* agent_at_head() const {
    std::int32_t const at = marks_.agent_at[head()];
    return at < 0 ? nullptr : &marks_.marked[at];
  }

  // The noun behind "Congolese" of "Congolese and Rwandan forces", "French" of "British, French and
  // Italian officials".
  Marked const* agent_shared() const {
    Token const& own = parse_.tokens[head()];
    bool const joined = base_relation(own.relation) == "conj" && own.head >= 0;
    Token const& word = joined ? parse_.tokens[own.head] : own;
    bool const adjective = base_relation(word.relation) == "amod" && word.head > head();
    std::int32_t const at = adjective ? marks_.agent_at[word.head] : -1;
    return at < 0 ? nullptr : &marks_.marked[at];
  }

  void country() {
    traits_.kind = ActorKind::government;
    traits_.country = country_told();
    traits_.former = std::any_of(countries_.begin(), countries_.end(), [this](Marked const* mark) {
      CountryWordKind const kind = marks_.country(book_, *mark).kind;
      return kind == CountryWordKind::former || kind == CountryWordKind::region;
    });
    traits_.sectors = {"GOV"};
    traits_.plural = false;
  }

  void place() {
    traits_.kind = ActorKind::people;
    traits_.country = country_told();
    traits_.sectors = {"CVL"};
    traits_.plural = false;
  }

  void common() {
    if (Marked const* shared = agent_shared()) return compose(shared);
    if (Marked const* agent = agent_at_head()) {
      compose(agent);
      AgentWord const& word = book_.agent(agent->number);
      bool const anybody = word.sector == "CVL" || word.sector == "UNK";
      if (word.kind == ActorKind::person && !anybody && !traits_.plural)
        traits_.role = office_of(parse_, countries_, mention_.mention);
      return;
    }
    // "the co-ordinator, Jan Egeland"
    bool const titled = marks_.name_at[head()] < 0 && child(parse_, head(), "appos") >= 0;
    traits_.kind = titled ? ActorKind::person : ActorKind::people;
    traits_.country = is_minority() ? country_behind() : std::string();
    if (traits_.country.empty()) traits_.country = country_told();
    if (!titled) traits_.sectors = {"CVL"};
    traits_.human = true;
  }

  // "sanctioned Rwandan officials over the country's support": the country told last in the
  // sentence, by whatever word.
  std::string country_meant() const {
    std::string const& word = marks_.words[head()];
    if (!book_.is_in(WordGroup::country, word) || traits_.plural) return {};
    std::int32_t const article = child(parse_, head(), "det");
    if (article < 0 || !book_.is_in(WordGroup::pointing, marks_.words[article])) return {};
    for (std::int32_t t = head() - 1; t >= 0; --t) {
      std::int32_t const at = marks_.name_at[t];
      if (parse_.sentence_of[t] != parse_.sentence_of[head()]) break;
      bool const country = at >= 0 && marks_.marked[at].kind == Marked::Kind::country;
      if (country) return marks_.country(book_, marks_.marked[at]).code;
    }
    return {};
  }

  // "ethnic Albanians in Serbia" are of Serbia.
  bool is_minority() const {
    auto const& children = parse_.children[head()];
    return std::any_of(children.begin(), children.end(), [this](std::int32_t dependent) {
      return marks_.words[dependent] == "ethnic";
    });
  }

  void pronoun() {
    std::string const& word = marks_.words[head()];
    traits_.plural = word.starts_with("the");
    bool const male = word == "he" || word == "him" || word == "his" || word == "himself";
    if (male) traits_.gender = Gender::male;
    if (word.starts_with("she") || word.starts_with("her")) traits_.gender = Gender::female;
    traits_.human = traits_.gender != Gender::unknown;
  }

  // ---- composition

  void compose(Marked const* main) {
    traits_.country = country_told();
    if (main != nullptr) main_agent(book_.agent(main->number));
    institution(main);
    if (is_president_of_unknown(main)) traits_.sectors = {"UNK"};
    for (Marked const* other : agents_) {
      bool const before = other->tokens.end <= end_of(main);
      bool const vague = traits_.sectors == std::vector<std::string>{"UNK"};  // "a group of rebels"
      if (other != main && (before || traits_.inherits || vague))
        second_agent(book_.agent(other->number));
      bool const made = main != nullptr && other != main && is_made_of(*main, *other);
      if (!made) continue;
      traits_.sectors = {book_.agent(other->number).sector};
      traits_.kind = book_.agent(other->number).kind;
    }
    if (traits_.sectors.empty() && traits_.inherits && !traits_.country.empty() &&
        bodies_.empty() && !is_unknown_body(parse_, marks_, mention_.owner)) {
      traits_.sectors = {"GOV"};
    }
  }

  // "president of Acme Widgets": of a body that no table has, and of no state.
  bool is_president_of_unknown(Marked const* main) const {
    return main != nullptr && marks_.words[main->tokens.end - 1] == "president" &&
           is_unknown_body(parse_, marks_, mention_.owner);
  }

  // "a convoy of buses"
  bool is_made_of(Marked const& main, Marked const& other) const {
    return main.tokens.end + 1 == other.tokens.begin && marks_.words[main.tokens.end] == "of" &&
           !book_.agent(other.number).sector.empty() &&
           book_.is_in(WordGroup::gathering, marks_.words[main.tokens.end - 1]);
  }

  std::uint32_t end_of(Marked const* main) const {
    return main == nullptr ? mention_.mention.tokens.end : main->tokens.begin;
  }

  void main_agent(AgentWord const& agent) {
    bool const body = mention_.kind == MentionKind::body && agent.kind != ActorKind::person;
    bool const named = mention_.kind == MentionKind::person || mention_.kind == MentionKind::body;
    if (body || !named) traits_.kind = agent.kind;
    if (agent.sector == "IGO") {
      // "the Syrian secretary general", "secretary-general of Bayan"
      bool const told = !traits_.country.empty() || child(parse_, head(), "nmod") > head();
      bool const other = agent.kind == ActorKind::person && told;
      if (other && !traits_.country.empty()) traits_.sectors = {"GOV"};
      if (!other) traits_.country = agent.sector;
    } else if (!agent.sector.empty()) {
      bool const of_people = agent.post && countries_.empty() && mention_.owner < 0;
      traits_.sectors = {of_people ? "REB" : agent.sector};  // "Kurdish positions"
    }
    traits_.inherits = agent.inherits;
    traits_.international = agent.international;
    bool const several = agent.kind == ActorKind::people || agent.kind == ActorKind::group ||
                         agent.kind == ActorKind::armed_group;
    bool const human = agent.kind == ActorKind::person || (several && !agent.site);
    traits_.human = traits_.human || human;
  }

  // "Hamas officials", "UN peacekeepers": the body's country, and its sector where it fights a
  // state.
  void institution(Marked const* main) {
    for (Marked const* mark : bodies_) {
      if (main != nullptr && mark->tokens.begin >= main->tokens.end && mention_.owner < 0) continue;
      Body const& found = book_.body(mark->number);
      if (traits_.country.empty() || found.country != "XXX") traits_.country = country_of(found);
      bool const open = traits_.inherits || traits_.sectors.empty() ||
                        traits_.sectors == std::vector<std::string>{"UNK"} ||
                        is_officer_of(found) || is_head_of(found);
      if (is_armed(found.sectors.empty() ? "" : found.sectors[0]) || open) {
        if (!found.sectors.empty()) traits_.sectors = found.sectors;
      }
      bool const ours = found.kind == ActorKind::international && !traits_.sectors.empty();
      if (ours && traits_.sectors[0] == "GOV") traits_.sectors.clear();
      bool const untold = traits_.sectors == std::vector<std::string>{"UNK"};
      if (untold && found.sectors.empty()) traits_.sectors.clear();
      return;
    }
  }

  // "CBS president": of no government.
  bool is_head_of(Body const& body) const {
    return traits_.sectors == std::vector<std::string>{"GOV"} &&
           body.kind == ActorKind::organisation && mention_.kind == MentionKind::person;
  }

  // "IDF officer": no policeman.
  bool is_officer_of(Body const& body) const {
    return traits_.sectors == std::vector<std::string>{"COP"} &&
           body.sectors == std::vector<std::string>{"MIL"};
  }

  // "police sources", "rebel commander", "opposition lawmaker".
  void second_agent(AgentWord const& agent) {
    if (agent.sector.empty() || agent.site) return;
    bool const open = traits_.sectors.empty() || traits_.sectors == std::vector<std::string>{"UNK"};
    bool const armed = agent.sector == "REB" &&
                       (open || traits_.sectors[0] == "GOV" || traits_.sectors[0] == "MIL");
    bool const opposes = agent.sector == "OPP" && (open || !is_armed(traits_.sectors[0]));
    if (open || armed || opposes) traits_.sectors = {agent.sector};
  }

  // The last country before the head, else the first of all.
  std::string country_told() const {
    Marked const* found = nullptr;
    for (Marked const* mark : countries_) {
      if (found != nullptr && is_people(*mark)) continue;
      if (found == nullptr || static_cast<std::int32_t>(mark->tokens.begin) <= head()) found = mark;
    }
    bool const common = mention_.kind == MentionKind::common;
    if (found == nullptr && common) found = country_shared(parse_, marks_, head());
    return found == nullptr ? std::string() : marks_.country(book_, *found).code;
  }

  // "Bosnian Serbs", "Iraqi Kurds": a people within the country told before it.
  bool is_people(Marked const& mark) const {
    return mention_.kind == MentionKind::common &&
           mark.tokens.contains(static_cast<std::uint32_t>(head()));
  }

  // "gunmen from Nigeria", "the Ministry of Justice in Switzerland".
  std::string country_behind() const {
    for (std::int32_t const dependent : parse_.children[head()]) {
      bool const behind = base_relation(parse_.tokens[dependent].relation) == "nmod";
      std::int32_t const sign = child(parse_, dependent, "case");
      if (!behind || dependent < head() || sign < 0) continue;
      if (!is_one_of(parse_.tokens[sign].lemma, kFarPrepositions)) continue;
      for (std::int32_t const word : {dependent, child(parse_, dependent, "amod")}) {
        std::int32_t const at = word < 0 ? -1 : marks_.name_at[word];  // "at the Syrian ministry"
        if (at >= 0 && marks_.marked[at].kind == Marked::Kind::country)
          return marks_.country(book_, marks_.marked[at]).code;
      }
    }
    return {};
  }

  ActorBook const& book_;
  Parse const& parse_;
  NameMarks const& marks_;
  ActorMention const& mention_;
  Traits traits_;
  std::vector<Marked const*> countries_, bodies_, agents_;
};

}  // namespace

Traits describe(ActorBook const& book, Parse const& parse, NameMarks const& marks,
                ActorMention const& mention) {
  return Describer(book, parse, marks, mention).run();
}

}  // namespace dragoman
