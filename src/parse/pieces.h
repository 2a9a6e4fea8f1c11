// Words to word pieces of BERT's uncased vocabulary, and the shape of a word (Devlin et al. 2019:
// lower case, no accents, punctuation apart, then the longest piece that matches, from the left).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dragoman {

class Pieces {
 public:
  // Piece id is the position in `vocabulary`, which must outlive this.
  explicit Pieces(std::vector<std::string> const& vocabulary);

  // Appends the ids of a word's pieces; at least one ([UNK] where nothing matches).
  void append(std::string_view word, std::vector<std::int32_t>& out) const;
  // True where the lower-case word is one piece of the vocabulary.
  bool is_word(std::string_view word) const { return starts_.contains(word); }

  std::int32_t cls() const { return cls_; }
  std::int32_t sep() const { return sep_; }

 private:
  using Ids = std::unordered_map<std::string_view, std::int32_t>;
  void append_chunk(std::string_view chunk, std::vector<std::int32_t>& out) const;
  std::int32_t special(std::string_view piece) const;

  Ids starts_, inner_;  // inner pieces without their "##"
  std::size_t longest_ = 1;
  std::int32_t unknown_ = 0, cls_ = 0, sep_ = 0;
};

// 1 lower · 2 Capitalised · 3 ALL CAPS · 4 one capital letter · 5 mixed · 6 digits · 7 neither
// letter nor digit. (0 is kept for [CLS] and [SEP].)
std::uint8_t shape_of(std::string_view word);

// The word in lower case (full Unicode, simple mappings).
std::string lower_case(std::string_view word);

}  // namespace dragoman
