#include "parse/mends.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "parse/mend_tree.h"
#include "parse/name_acronyms.h"
#include "parse/name_joins.h"

namespace dragoman {
namespace {

using SentenceMend = void (*)(Parse&, TokenSpan);
constexpr auto kOfSentence = std::to_array<SentenceMend>({
    mend_shapes,
    mend_items,
    mend_openers,
    mend_gerunds,
    mend_torn_leads,
    mend_progressives,
    mend_heard_deeds,
    mend_told_hearers,
    mend_told_gerunds,
    mend_givers,
    mend_expected_deeds,
    mend_contents,
    mend_servants,
    mend_offices_before_names,
    mend_joined_titles,
    mend_owned_persons,
    mend_lost_verbs,
    mend_bare_verbs,
    mend_parted_verbs,
    mend_next_deeds,
    mend_orders,
    mend_handed_over,
    mend_trailing_sayers,
    mend_whom,
    mend_passive_what,
    mend_objects_ahead,
    mend_harm_told,
    mend_bounds,
    mend_counts,
    mend_told_days,
    mend_lapses,
    mend_parts,
    mend_phrases_ahead,
    mend_doers,
    mend_compelled,
    mend_kept_deeds,
    mend_deeds,
    mend_parallels,
    mend_torn_names,
    mend_far_subjects,
    mend_reduced_relatives,
    mend_said_nouns,
    mend_loose_participles,
    mend_expletives,
    mend_torn_reports,
    mend_bare_relatives,
    mend_finite_participles,
    mend_given_times,
    mend_objects,
    mend_taken_objects,
    mend_counted_participles,
    mend_marked_clauses,
    mend_states,
    mend_joined_gerunds,
    mend_joined_participles,
    mend_joined_finites,
    mend_joined_presents,
    mend_crossed_joins,
    mend_loose_gerunds,
    mend_titles,
    mend_alternatives,
    mend_pairs,
    mend_voices,
    mend_aims,
    mend_second_sayings,
    mend_further_sayings,
    mend_bare_finites,
    mend_subjects_of_told,
    mend_reasons,
    mend_as_clauses,
    mend_asides,
    mend_inserted_sayers,
    mend_verdicts,
    mend_vows,
});

using DocumentMend = void (*)(Parse&);
constexpr auto kOfDocument = std::to_array<DocumentMend>({
    join_names,
    name_acronyms,
    mend_names_after_offices,
    mend_whole_names,
    mend_appositions,
    mend_double_subjects,
    mend_named_subjects,
    mend_second_subjects,
    mend_second_objects,
    mend_rows,
    mend_charges,
    mend_near_relatives,
    mend_lists,
});

// Runs mends over a tree, and leaves one: a word that hangs on itself, over others or not, would
// never let go who climbs from it. Whichever mend closes a ring is left out, and the others begin
// anew on what was given.
class Mending {
 public:
  Mending(Parse& parse, TokenSpan tokens)
      : parse_(parse),
        tokens_(tokens),
        given_(parse.tokens.begin() + tokens.begin, parse.tokens.begin() + tokens.end) {}

  // `run` is given a mend, `anew` is called where the tree is that of the beginning again.
  template <class Mend, std::size_t kMends, class Run, class Anew>
  void run(std::array<Mend, kMends> const& mends, Run const& run, Anew const& anew) {
    std::array<bool, kMends> left_out{};
    keep_heads();
    for (std::size_t i = 0; i < kMends;) {
      if (!left_out[i]) run(mends[i]);
      left_out[i] = left_out[i] || (is_changed() && !is_tree());
      if (is_changed() && left_out[i]) {
        std::copy(given_.begin(), given_.end(), parse_.tokens.begin() + tokens_.begin);
        anew();
        i = 0;
      } else {
        ++i;
      }
      keep_heads();
    }
  }

 private:
  void keep_heads() {
    heads_.resize(tokens_.size());
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t)
      heads_[t - tokens_.begin] = parse_.tokens[t].head;
  }

  bool is_changed() const {
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
      if (parse_.tokens[t].head != heads_[t - tokens_.begin]) return true;
    }
    return false;
  }

  // True where every word reaches a root. Each word is climbed from once.
  bool is_tree() const {
    std::vector<std::uint32_t> seen(tokens_.size());  // 1 + the word from which it was reached
    for (std::uint32_t from = tokens_.begin; from < tokens_.end; ++from) {
      for (auto t = static_cast<std::int32_t>(from); t >= 0; t = parse_.tokens[t].head) {
        std::uint32_t& mark = seen[static_cast<std::uint32_t>(t) - tokens_.begin];
        if (mark == from + 1) return false;
        if (mark != 0) break;
        mark = from + 1;
      }
    }
    return true;
  }

  Parse& parse_;
  TokenSpan tokens_;
  std::vector<Token> given_;
  std::vector<std::int32_t> heads_;
};

}  // namespace

void mend_sentence(Parse& parse, TokenSpan sentence) {
  Mending(parse, sentence)
      .run(kOfSentence, [&](SentenceMend mend) { mend(parse, sentence); }, [] {});
}

void mend_document(Parse& parse) {
  TokenSpan const all{0, static_cast<std::uint32_t>(parse.tokens.size())};
  std::vector<NameSpan> const names = parse.names;
  auto const anew = [&] {
    parse.names = names;
    index_tree(parse);
  };
  Mending(parse, all).run(kOfDocument, [&](DocumentMend mend) { mend(parse); }, anew);
}

}  // namespace dragoman
