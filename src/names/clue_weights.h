// Made by train/pronouns.py. How much a clue (clues.h) speaks for a candidate: for "he" and "she",
// for "it", for "they". Logits.
#pragma once

#include "names/clues.h"

namespace dragoman {

inline constexpr double kClueWeights[kClues][3] = {
    {0.43, -0.43, 0.11},    // role, subject
    {1.03, 0.75, 0.28},     // role, undergoer
    {0.17, -0.26, -0.50},   // role, object
    {-0.43, -1.11, -0.24},  // role, oblique
    {0.21, 0.07, 0.26},     // role, owner
    {-1.00, -1.06, -0.40},  // role, modifier
    {0.01, 0.41, -0.34},    // role, beside
    {-0.43, -0.19, -0.25},  // role, other
    {0.58, 0.06, 0.47},     // role_for_owner, subject
    {0.33, 0.26, 0.17},     // role_for_owner, undergoer
    {0.51, 0.22, -0.10},    // role_for_owner, object
    {-0.13, -0.37, -0.26},  // role_for_owner, oblique
    {-0.16, 0.14, 0.24},    // role_for_owner, owner
    {-0.74, -0.33, -0.30},  // role_for_owner, modifier
    {-0.30, 0.29, 0.02},    // role_for_owner, beside
    {-0.09, 0.15, -0.30},   // role_for_owner, other
    {1.52, 0.64, 1.55},     // same_sentence
    {-0.38, -0.05, 0.01},   // one_back
    {-1.59, -0.38, -0.96},  // two_back
    {-1.72, -1.45, -1.63},  // farther_back
    {0.11, 0.06, -0.09},    // near
    {0.42, 0.70, 0.94},     // not_far
    {-0.51, -0.77, -1.14},  // far
    {0.58, 0.20, -0.00},    // nearest
    {0.25, 0.15, -0.15},    // second
    {0.68, 0.76, 0.76},     // parallel
    {0.82, 1.58, 1.47},     // undergoes
    {0.43, 0.76, 0.71},     // main
    {0.18, 0.28, 0.46},     // owns_subject
    {1.13, 0.11, 0.44},     // joined
    {-0.06, 0.28, 0.51},    // subject_around
    {0.09, -0.08, -0.00},   // subject_of_speech
    {0.00, -0.00, 0.00},    // body_of_speech
    {-0.11, 0.00, 0.07},    // near_speaker
    {0.55, 0.30, 0.11},     // subject_beside
    {0.76, 0.89, 0.39},     // subject_of_clause
    {-0.51, -0.18, -0.21},  // subject_farther
    {0.67, 0.19, 0.47},     // object_around
    {0.11, -0.97, -0.38},   // told_of
    {2.18, -0.16, -0.10},   // ahead
    {0.52, 0.19, 0.74},     // pronoun
    {0.37, 0.03, -0.32},    // named
    {0.38, 0.00, 0.00},     // person
    {0.00, -0.31, -0.32},   // body
    {0.00, -0.41, -0.93},   // country
    {0.00, 0.35, 0.00},     // place
    {-0.38, -0.61, -0.06},  // noun
    {0.00, -0.92, -0.33},   // thing
    {0.00, -0.66, -0.46},   // thing_owner
    {0.00, 0.02, -0.21},    // thing_speaking
    {0.00, -0.03, 0.48},    // country_speaking
    {0.00, 0.23, -0.08},    // thing_acting
    {0.00, 0.25, -0.00},    // actor_acting
    {0.51, 0.00, 0.00},     // sex_known
    {0.00, -0.17, 0.88},    // number_agrees
    {-0.19, -0.52, 0.16},   // many_word
    {0.00, 0.13, -0.32},    // tool
    {0.13, 0.10, 0.22},     // told_twice
    {0.15, 0.07, -0.16},    // told_thrice
    {-0.26, -0.23, -0.05},  // told_four_times
    {0.08, 0.65, -0.01},    // told_often
    {0.35, 0.15, -0.35},    // told_later
    {0.60, 0.61, -0.05},    // centre
    {-1.96, -0.18, -0.03},  // speaker_outside
    {-2.00, -2.00, -2.00},  // source_before
    {-1.34, -0.09, 0.00},   // in_own_words
    {-0.20, 0.23, 0.27},    // same_quotation
    {-2.36, -0.33, -0.68},  // out_of_quotation
    {-0.96, -0.26, 0.10},   // into_quotation
    {0.00, 0.40, 0.13},     // nobody
    {0.00, 0.12, -0.01},    // nobody_expletive
    {0.00, 0.25, 0.56},     // nobody_quoted
    {0.00, -0.05, -0.34},   // nobody_object
    {0.00, 0.05, -0.07},    // nobody_copula
    {0.00, -0.41, 0.06},    // nobody_owner
    {0.00, -0.48, 0.08},    // nobody_acting
    {0.00, 0.29, -0.28},    // nobody_speaking
};

}  // namespace dragoman
