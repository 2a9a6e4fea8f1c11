// Made by train/pronouns.py. How much a clue (clues.h) speaks for a candidate: for "he" and "she",
// for "it", for "they". Logits.
#pragma once

#include "names/clues.h"

namespace dragoman {

inline constexpr double kClueWeights[kClues][3] = {
    {0.49, -0.43, 0.05},    // role, subject
    {0.97, 0.70, 0.31},     // role, undergoer
    {0.32, -0.31, -0.55},   // role, object
    {-0.46, -1.12, -0.25},  // role, oblique
    {0.30, -0.01, 0.38},    // role, owner
    {-0.97, -1.10, -0.38},  // role, modifier
    {-0.11, 0.42, -0.34},   // role, beside
    {-0.53, -0.03, -0.28},  // role, other
    {0.62, 0.07, 0.46},     // role_for_owner, subject
    {0.37, 0.32, 0.17},     // role_for_owner, undergoer
    {0.54, 0.22, -0.10},    // role_for_owner, object
    {-0.13, -0.38, -0.25},  // role_for_owner, oblique
    {-0.10, 0.05, 0.20},    // role_for_owner, owner
    {-0.78, -0.28, -0.29},  // role_for_owner, modifier
    {-0.32, 0.28, 0.02},    // role_for_owner, beside
    {-0.19, 0.15, -0.29},   // role_for_owner, other
    {1.42, 0.67, 1.55},     // same_sentence
    {-0.41, -0.06, -0.03},  // one_back
    {-1.25, -0.40, -0.96},  // two_back
    {-1.83, -1.49, -1.58},  // farther_back
    {0.11, 0.05, -0.13},    // near
    {0.41, 0.74, 0.96},     // not_far
    {-0.58, -0.71, -1.12},  // far
    {0.57, 0.21, 0.03},     // nearest
    {0.22, 0.13, -0.12},    // second
    {0.67, 0.78, 0.79},     // parallel
    {1.11, 2.10, 2.15},     // undergoes
    {0.40, 0.76, 0.72},     // main
    {0.18, 0.20, 0.42},     // owns_subject
    {1.11, 0.11, 0.44},     // joined
    {-0.04, 0.28, 0.48},    // subject_around
    {0.15, -0.07, 0.01},    // subject_of_speech
    {0.00, 0.01, 0.00},     // body_of_speech
    {-0.04, 0.00, 0.07},    // near_speaker
    {0.55, 0.30, 0.06},     // subject_beside
    {0.68, 0.89, 0.41},     // subject_of_clause
    {-0.55, -0.18, -0.19},  // subject_farther
    {0.58, 0.14, 0.47},     // object_around
    {-0.01, -0.98, -0.38},  // told_of
    {2.07, -0.17, -0.10},   // ahead
    {0.40, 0.12, 0.78},     // pronoun
    {0.35, 0.01, -0.34},    // named
    {0.36, 0.00, 0.00},     // person
    {0.00, -0.34, -0.34},   // body
    {0.00, -0.46, -0.85},   // country
    {0.00, 0.35, 0.00},     // place
    {-0.36, -0.56, -0.10},  // noun
    {0.00, -0.93, -0.33},   // thing
    {0.00, -0.68, -0.46},   // thing_owner
    {0.00, -0.03, -0.19},   // thing_speaking
    {0.00, 0.06, 0.45},     // country_speaking
    {0.00, 0.20, -0.07},    // thing_acting
    {0.00, 0.37, 0.04},     // actor_acting
    {0.48, 0.00, 0.00},     // sex_known
    {-0.00, -0.16, 0.88},   // number_agrees
    {-0.42, -0.50, 0.16},   // many_word
    {0.00, 0.13, -0.32},    // tool
    {0.17, 0.06, 0.26},     // told_twice
    {0.11, -0.08, -0.18},   // told_thrice
    {-0.30, -0.05, -0.06},  // told_four_times
    {0.24, 0.72, -0.00},    // told_often
    {0.25, 0.17, -0.35},    // told_later
    {0.64, 0.50, -0.02},    // centre
    {-2.01, -0.22, -0.00},  // speaker_outside
    {-2.28, -2.01, -2.01},  // source_before
    {0.04, 0.20, 0.26},     // same_quotation
    {-1.43, -0.30, -0.61},  // out_of_quotation
    {-0.71, -0.21, 0.17},   // into_quotation
    {0.00, 0.44, 0.12},     // nobody
    {0.00, 0.12, -0.01},    // nobody_expletive
    {0.00, 0.25, 0.51},     // nobody_quoted
    {0.00, -0.08, -0.30},   // nobody_object
    {0.00, -0.00, -0.08},   // nobody_copula
    {0.00, -0.44, 0.07},    // nobody_owner
    {0.00, -0.57, 0.03},    // nobody_acting
    {0.00, 0.17, -0.25},    // nobody_speaking
};

}  // namespace dragoman
