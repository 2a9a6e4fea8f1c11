#include "parse/mends.h"

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
    mend_shapes,         mend_gerunds,
    mend_torn_leads,     mend_progressives,
    mend_heard_deeds,    mend_told_hearers,
    mend_told_gerunds,   mend_givers,
    mend_expected_deeds, mend_contents,
    mend_servants,       mend_joined_titles,
    mend_owned_persons,  mend_lost_verbs,
    mend_bare_verbs,     mend_parted_verbs,
    mend_next_deeds,     mend_orders,
    mend_handed_over,    mend_trailing_sayers,
    mend_whom,           mend_passive_what,
    mend_bounds,         mend_counts,
    mend_told_days,      mend_lapses,
    mend_parts,          mend_phrases_ahead,
    mend_doers,          mend_compelled,
    mend_kept_deeds,     mend_deeds,
    mend_parallels,      mend_torn_names,
    mend_far_subjects,   mend_reduced_relatives,
    mend_said_nouns,     mend_loose_participles,
    mend_expletives,     mend_torn_reports,
    mend_bare_relatives, mend_finite_participles,
    mend_given_times,    mend_objects,
    mend_taken_objects,  mend_counted_participles,
    mend_marked_clauses, mend_states,
    mend_joined_gerunds, mend_joined_participles,
    mend_joined_finites, mend_joined_presents,
    mend_loose_gerunds,  mend_titles,
    mend_alternatives,   mend_pairs,
    mend_voices,         mend_aims,
    mend_second_sayings, mend_further_sayings,
    mend_bare_finites,   mend_subjects_of_told,
    mend_reasons,        mend_as_clauses,
    mend_asides,         mend_inserted_sayers,
    mend_verdicts,       mend_vows,
});

using DocumentMend = void (*)(Parse&);
constexpr auto kOfDocument = std::to_array<DocumentMend>({
    join_names,
    name_acronyms,
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

// Words as they stood when they were a tree.
class Kept {
 public:
  Kept(Parse& parse, TokenSpan tokens) : parse_(parse), tokens_(tokens), edges_(tokens.size()) {
    keep();
  }

  // Takes back what left a sentence without its tree: a word that hangs on itself, over others or
  // not, would never let go who climbs from it. True where something was taken back.
  bool settle() {
    bool const sound = !is_changed() || is_tree();
    if (sound) {
      keep();
      return false;
    }
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
      Edge const& edge = edges_[t - tokens_.begin];
      Token& word = parse_.tokens[t];
      word.head = edge.head;
      word.relation = edge.relation;
      word.upos = edge.upos;
      word.lemma = edge.lemma;
      word.feats = edge.feats;
    }
    return true;
  }

 private:
  struct Edge {
    std::int32_t head = -1;
    std::string relation, lemma, feats;
    Upos upos = Upos::X;
  };

  void keep() {
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
      Token const& word = parse_.tokens[t];
      edges_[t - tokens_.begin] = {word.head, word.relation, word.lemma, word.feats, word.upos};
    }
  }

  bool is_changed() const {
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
      if (parse_.tokens[t].head != edges_[t - tokens_.begin].head) return true;
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
  std::vector<Edge> edges_;
};

}  // namespace

void mend_sentence(Parse& parse, TokenSpan sentence) {
  Kept kept(parse, sentence);
  for (SentenceMend const mend : kOfSentence) {
    mend(parse, sentence);
    kept.settle();
  }
}

void mend_document(Parse& parse) {
  Kept kept(parse, {0, static_cast<std::uint32_t>(parse.tokens.size())});
  for (DocumentMend const mend : kOfDocument) {
    mend(parse);
    if (kept.settle()) index_tree(parse);
  }
}

}  // namespace dragoman
