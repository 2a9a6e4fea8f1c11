#include "parse/mends.h"

#include "parse/mend_tree.h"
#include "parse/name_acronyms.h"

namespace dragoman {

void mend_sentence(Parse& parse, TokenSpan sentence) {
  mend_gerunds(parse, sentence);
  mend_lost_verbs(parse, sentence);
  mend_bounds(parse, sentence);
  mend_counts(parse, sentence);
  mend_told_days(parse, sentence);
  mend_parts(parse, sentence);
  mend_doers(parse, sentence);
  mend_deeds(parse, sentence);
  mend_parallels(parse, sentence);
  mend_torn_names(parse, sentence);
  mend_far_subjects(parse, sentence);
  mend_reduced_relatives(parse, sentence);
  mend_expletives(parse, sentence);
  mend_torn_reports(parse, sentence);
  mend_bare_relatives(parse, sentence);
  mend_objects(parse, sentence);
  mend_states(parse, sentence);
  mend_joined_gerunds(parse, sentence);
  mend_joined_finites(parse, sentence);
  mend_loose_gerunds(parse, sentence);
  mend_titles(parse, sentence);
  mend_pairs(parse, sentence);
}

void mend_document(Parse& parse) {
  name_acronyms(parse);
  mend_appositions(parse);
  mend_double_subjects(parse);
  mend_named_subjects(parse);
  mend_second_subjects(parse);
  mend_second_objects(parse);
  mend_rows(parse);
  mend_charges(parse);
  mend_lists(parse);
}

}  // namespace dragoman
