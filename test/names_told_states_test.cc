#include <gtest/gtest.h>

#include "names/told_states.h"

namespace dragoman {
namespace {

TEST(DemonymOf, FollowsTheEndingsOfEnglish) {
  EXPECT_TRUE(is_demonym_of("varnian", "varnia"));
  EXPECT_TRUE(is_demonym_of("zemblan", "zembla"));
  EXPECT_TRUE(is_demonym_of("torvese", "torvo"));
  EXPECT_TRUE(is_demonym_of("keshari", "keshar"));
  EXPECT_TRUE(is_demonym_of("vostrian", "vostria"));
}

TEST(DemonymOf, IsNoWordOfAnotherName) {
  EXPECT_FALSE(is_demonym_of("varnia", "varnia"));
  EXPECT_FALSE(is_demonym_of("varnian", "oskaria"));
  EXPECT_FALSE(is_demonym_of("roman", "rome"));  // stems of three letters tell too little
  EXPECT_FALSE(is_demonym_of("martian", "martinsville"));
}

}  // namespace
}  // namespace dragoman
