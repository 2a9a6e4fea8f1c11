// Made by train/pronouns.py. How much a clue (clues.h) speaks for a candidate: for "he" and "she", for "it",
// for "they". Logits.
#pragma once

#include "names/clues.h"

namespace dragoman {

inline constexpr double kClueWeights[kClues][3] = {
    {0.62, -0.54, 0.03},  // role, subject
    {0.94, 0.64, 0.28},  // role, undergoer
    {0.33, -0.35, -0.55},  // role, object
    {-0.57, -1.16, -0.27},  // role, oblique
    {0.44, -0.07, 0.24},  // role, owner
    {-1.01, -1.17, -0.41},  // role, modifier
    {0.06, 0.39, -0.34},  // role, beside
    {-0.81, -0.28, -0.24},  // role, other
    {0.47, 0.09, 0.42},  // role_for_owner, subject
    {0.28, 0.26, 0.15},  // role_for_owner, undergoer
    {0.33, 0.25, -0.12},  // role_for_owner, object
    {-0.11, -0.34, -0.27},  // role_for_owner, oblique
    {0.15, 0.18, 0.20},  // role_for_owner, owner
    {-0.80, -0.30, -0.31},  // role_for_owner, modifier
    {-0.29, 0.29, 0.03},  // role_for_owner, beside
    {-0.03, 0.15, -0.30},  // role_for_owner, other
    {1.52, 0.50, 1.46},  // same_sentence
    {-0.33, -0.23, -0.10},  // one_back
    {-1.54, -0.47, -1.01},  // two_back
    {-1.70, -1.56, -1.72},  // farther_back
    {0.11, 0.05, -0.14},  // near
    {0.29, 0.69, 0.94},  // not_far
    {-0.67, -0.81, -1.18},  // far
    {0.61, 0.14, -0.03},  // nearest
    {0.26, 0.09, -0.19},  // second
    {0.49, 0.78, 0.76},  // parallel
    {1.08, 1.55, 1.46},  // undergoes
    {0.26, 0.78, 0.72},  // main
    {0.05, 0.24, 0.45},  // owns_subject
    {1.19, 0.12, 0.44},  // joined
    {0.14, 0.26, 0.50},  // subject_around
    {0.12, -0.08, 0.01},  // subject_of_speech
    {0.00, -0.00, 0.00},  // body_of_speech
    {0.04, 0.00, 0.07},  // near_speaker
    {0.63, 0.24, 0.06},  // subject_beside
    {0.81, 0.89, 0.42},  // subject_of_clause
    {-0.42, -0.20, -0.21},  // subject_farther
    {0.78, 0.19, 0.47},  // object_around
    {0.42, -0.98, -0.37},  // told_of
    {2.05, -0.21, -0.10},  // ahead
    {0.66, 0.19, 0.71},  // pronoun
    {0.38, -0.08, -0.39},  // named
    {0.39, 0.00, 0.00},  // person
    {0.00, -0.38, -0.39},  // body
    {0.00, -0.47, -1.01},  // country
    {0.00, 0.30, 0.00},  // place
    {-0.39, -0.73, -0.16},  // noun
    {0.00, -1.19, -0.42},  // thing
    {0.00, -0.63, -0.47},  // thing_owner
    {0.00, -0.08, -0.19},  // thing_speaking
    {0.00, -0.16, 0.49},  // country_speaking
    {0.00, 0.31, -0.13},  // thing_acting
    {0.00, 0.29, -0.10},  // actor_acting
    {0.51, 0.00, 0.00},  // sex_known
    {0.00, -0.32, 0.87},  // number_agrees
    {-0.18, -0.47, 0.15},  // many_word
    {0.00, 0.13, -0.32},  // tool
    {0.08, 0.01, 0.22},  // told_twice
    {0.17, 0.11, -0.13},  // told_thrice
    {-0.33, -0.22, -0.07},  // told_four_times
    {0.01, 0.64, -0.01},  // told_often
    {0.42, 0.18, -0.32},  // told_later
    {0.75, 0.63, 0.01},  // centre
    {-2.39, -0.24, -0.03},  // speaker_outside
    {-2.07, -2.02, -2.00},  // source_before
    {-0.45, -0.41, -0.62},  // same_quotation
    {-1.31, -0.34, 0.04},  // out_of_quotation
    {-1.03, 0.68, 0.87},  // into_quotation
    {0.00, -0.12, -0.43},  // nobody
    {0.00, 0.12, 0.52},  // nobody_expletive
    {0.00, 0.03, -0.22},  // nobody_quoted
    {0.00, 0.15, -0.05},  // nobody_object
    {0.00, -0.10, 0.05},  // nobody_copula
    {0.00, -0.45, 0.06},  // nobody_owner
    {0.00, 0.05, -0.13},  // nobody_acting
    {0.00, 0.13, -0.05},  // nobody_speaking
};

}  // namespace dragoman
