#include "parse/decode.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/error.h"
#include "base/utf8.h"
#include "parse/pieces.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestSentence = 200;  // words
constexpr std::size_t kShortestSentence = 5;   // words of one that ends in a comma: "Dear Ms Ali,"
constexpr float kSureStart = 2;                // and that one begins behind a verb
constexpr float kSureStop = 4;                 // how sure the head must be that a stop ends nothing

Upos upos_named(std::string const& name) {
  for (int i = 0; i <= static_cast<int>(Upos::X); ++i) {
    if (name_of(static_cast<Upos>(i)) == name) return static_cast<Upos>(i);
  }
  return Upos::X;
}

std::size_t head_named(Network const& network, std::string_view name) {
  auto const& heads = network.heads();
  auto const found = std::ranges::find(heads, name, &HeadLabels::name);
  if (found == heads.end()) {
    throw Error(ErrorCode::unsupported, "the model has no head \"" + std::string(name) +
                                            "\"; use the weights that came with this version");
  }
  return static_cast<std::size_t>(found - heads.begin());
}

// Whether tag b may follow tag a: "I-PER" only follows "B-PER" and "I-PER".
bool may_follow(std::string_view a, std::string_view b) {
  return !b.starts_with("I-") || (a.size() > 2 && a.substr(2) == b.substr(2));
}

NameKind kind_named(std::string_view name) {
  for (int k = 0; k <= static_cast<int>(NameKind::DATE); ++k) {
    if (name_of(static_cast<NameKind>(k)) == name) return static_cast<NameKind>(k);
  }
  return NameKind::ORG;
}

}  // namespace

Labels::Labels(Network const& network)
    : sentence(head_named(network, "sentence")),
      upos(head_named(network, "upos")),
      feats(head_named(network, "feats")),
      lemma(head_named(network, "lemma")),
      names(head_named(network, "names")),
      relations(network.relations()) {
  auto const& heads = network.heads();
  for (std::string const& tag : heads[upos].labels) tags.push_back(upos_named(tag));
  for (std::string const& label : heads[feats].labels)
    features.push_back(label == "_" ? "" : label);
  scripts = heads[lemma].labels;
  name_tags = heads[names].labels;
  starts = static_cast<std::size_t>(std::ranges::find(heads[sentence].labels, "B") -
                                    heads[sentence].labels.begin());
  auto const root = std::ranges::find(relations, "root");
  if (root != relations.end()) root_relation = static_cast<std::int32_t>(root - relations.begin());
  for (std::size_t h = 0; h < heads.size(); ++h) {
    if (h != sentence && h != upos && h != feats && h != lemma && h != names) further.push_back(h);
  }
}

std::size_t best(float const* scores, std::size_t count) {
  return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

std::string apply_script(std::string_view script, std::string_view form) {
  if (script.starts_with('=')) return std::string(script.substr(1));
  if (script.size() < 4) return std::string(form);
  std::string out = script[0] == 'L' ? lower_case(form) : std::string(form);
  std::size_t const plus = script.find('+');
  int cut = 0;
  std::from_chars(script.data() + 2, script.data() + std::min(plus, script.size()), cut);
  std::size_t end = out.size();
  for (; cut > 0 && end > 0; --cut) {
    do --end;
    while (end > 0 && !is_boundary(out, end));
  }
  if (end == 0) return out;  // a script that would leave nothing is for another word
  return out.substr(0, end) + std::string(plus < script.size() ? script.substr(plus + 1) : "");
}

std::vector<NameSpan> best_names(Labels const& labels, Matrix const& scores, WordSpan words) {
  std::size_t const n = words.size(), k = labels.name_tags.size();
  std::vector<float> total(n * k, -1e30F);
  std::vector<std::uint8_t> from(n * k, 0);
  for (std::size_t i = 0; i < n; ++i) {
    float const* const own = scores.row(words.begin + i);
    for (std::size_t b = 0; b < k; ++b) {
      if (i == 0) {
        total[b] = may_follow("O", labels.name_tags[b]) ? own[b] : -1e30F;
        continue;
      }
      for (std::size_t a = 0; a < k; ++a) {
        float const sum = total[(i - 1) * k + a] + own[b];
        if (sum <= total[i * k + b] || !may_follow(labels.name_tags[a], labels.name_tags[b]))
          continue;
        total[i * k + b] = sum;
        from[i * k + b] = static_cast<std::uint8_t>(a);
      }
    }
  }
  std::vector<std::size_t> tags(n);
  for (std::size_t i = n; i-- > 0;) {
    tags[i] = i + 1 == n ? best(total.data() + i * k, k) : from[(i + 1) * k + tags[i + 1]];
  }
  std::vector<NameSpan> out;
  for (std::size_t i = 0; i < n; ++i) {
    std::string_view const tag = labels.name_tags[tags[i]];
    auto const at = words.begin + static_cast<std::uint32_t>(i);
    if (tag.starts_with("B-")) out.push_back({{at, at + 1}, kind_named(tag.substr(2)), 1});
    if (tag.starts_with("I-")) out.back().tokens.end = at + 1;
  }
  return out;
}

KindScores kind_scores(Labels const& labels, Matrix const& scores, WordSpan name) {
  KindScores kinds{};
  for (std::size_t tag = 0; tag < labels.name_tags.size(); ++tag) {
    std::string_view const label = labels.name_tags[tag];
    if (label.size() < 3) continue;
    float& sum = kinds[static_cast<std::size_t>(kind_named(label.substr(2)))];
    bool const first = label.starts_with("B-");
    std::uint32_t const end = first ? name.begin + 1 : name.end;
    for (std::uint32_t w = name.begin + (first ? 0 : 1); w < end; ++w) sum += scores.row(w)[tag];
  }
  float const most = *std::max_element(kinds.begin(), kinds.end());
  float total = 0;
  for (float const sum : kinds) total += std::exp(sum - most);
  for (float& sum : kinds) sum -= most + std::log(total);
  return kinds;
}

std::vector<bool> sentence_starts(Labels const& labels, Matrix const& scores, WordSpan words,
                                  std::vector<Seam> const& seams) {
  std::size_t const n = words.size();
  std::vector<bool> starts(n, false);
  auto const margin = [&](std::size_t i) {
    float const* const own = scores.row(words.begin + i);
    return own[labels.starts] - own[1 - labels.starts];
  };
  auto const begins = [&](std::size_t i, std::size_t before) {
    switch (seams[i]) {
      case Seam::block:
      case Seam::letters:
        return true;
      case Seam::comma:
        return before < kShortestSentence && margin(i) > 0;
      case Seam::verb:
        return margin(i) > kSureStart;
      default:
        return margin(i) > (seams[i] == Seam::stop ? -kSureStop : 0);
    }
  };
  for (std::size_t i = 0, last = 0; i < n; ++i) {
    starts[i] = i == 0 || begins(i, i - last);
    if (starts[i]) last = i;
  }
  for (std::size_t begin = 0, i = 1; i <= n; ++i) {
    if (i < n && starts[i]) begin = i;
    if (i - begin <= kLongestSentence || i >= n) continue;
    std::size_t cut = begin + 1;
    for (std::size_t j = begin + 1; j <= i; ++j) {
      if (margin(j) > margin(cut)) cut = j;
    }
    starts[cut] = true;
    begin = i = cut;
  }
  return starts;
}

}  // namespace dragoman
