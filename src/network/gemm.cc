#include "network/gemm.h"

#include <cstddef>
#include <dnnl.hpp>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <vector>

#include "network/rounding.h"

extern "C" void omp_set_num_threads(int);

namespace dragoman {
namespace {

using dnnl::memory;

// Rows are padded to a multiple of this, so that few products are ever built: building one costs
// 60-80 µs, finding one 1-2 µs.
constexpr std::size_t kRowStep = 32;

dnnl::engine& processor() {
  static dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

dnnl::stream& stream_of_thread() {
  thread_local dnnl::stream stream(processor());
  return stream;
}

// What a product needs while it runs. Kept by thread: memory of the library's own would be shared
// by all threads that run the same product.
memory scratchpad_of_thread(memory::desc const& layout) {
  thread_local std::vector<std::byte> bytes;
  if (bytes.size() < layout.get_size()) bytes.resize(layout.get_size());
  return {layout, processor(), bytes.data()};
}

bool allowed(dnnl::cpu_isa isa) {
  auto const asked = static_cast<unsigned>(isa);
  return (static_cast<unsigned>(dnnl::get_effective_cpu_isa()) & asked) == asked;
}

memory::dim dim(std::size_t n) { return static_cast<memory::dim>(n); }

}  // namespace

std::size_t padded_rows(std::size_t rows) { return rounded_up(rows, kRowStep); }

void use_one_thread() {
  thread_local bool const done = (omp_set_num_threads(1), true);
  (void)done;
}

bool may_use_avx2() { return allowed(dnnl::cpu_isa::avx2); }
bool may_use_avx_vnni() { return allowed(dnnl::cpu_isa::avx2_vnni) || may_use_vnni(); }
bool may_use_avx512() { return allowed(dnnl::cpu_isa::avx512_core); }
bool may_use_vnni() { return allowed(dnnl::cpu_isa::avx512_core_vnni); }
bool may_use_amx() { return allowed(dnnl::cpu_isa::avx512_core_amx); }
bool may_use_bf16() { return allowed(dnnl::cpu_isa::avx512_core_bf16); }

struct Int8Product::Packed {
  std::size_t outputs, inputs;
  memory weights;
  mutable std::shared_mutex mutex;
  struct Product {
    dnnl::matmul run;
    memory::desc scratchpad;
  };
  mutable std::map<std::size_t, Product> products;  // by padded rows

  dnnl::matmul::primitive_desc describe(std::size_t rows,
                                        memory::desc const& weights_layout) const {
    memory::desc const x({dim(rows), dim(inputs)}, memory::data_type::s8, memory::format_tag::ab);
    memory::desc const y({dim(rows), dim(outputs)}, memory::data_type::s32, memory::format_tag::ab);
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    return {dnnl::matmul::desc(x, weights_layout, y), attributes, processor()};
  }

  Product product(std::size_t rows) const {
    {
      std::shared_lock const lock(mutex);
      if (auto const found = products.find(rows); found != products.end()) return found->second;
    }
    std::unique_lock const lock(mutex);
    auto const described = describe(rows, weights.get_desc());
    return products.try_emplace(rows, Product{dnnl::matmul(described), described.scratchpad_desc()})
        .first->second;
  }
};

Int8Product::Int8Product(std::span<std::int8_t const> weights, std::size_t outputs,
                         std::size_t inputs)
    : packed_(new Packed{outputs, inputs, {}, {}, {}}) {
  memory::dims const shape{dim(inputs), dim(outputs)};
  memory::desc const given(shape, memory::data_type::s8, memory::format_tag::ba);
  memory::desc const any(shape, memory::data_type::s8, memory::format_tag::any);
  auto const best = packed_->describe(8 * kRowStep, any).weights_desc();
  memory source(given, processor(), const_cast<std::int8_t*>(weights.data()));
  packed_->weights = memory(best, processor());
  dnnl::reorder(source, packed_->weights).execute(stream_of_thread(), source, packed_->weights);
  stream_of_thread().wait();
}

Int8Product::Int8Product(Int8Product&&) noexcept = default;
Int8Product::~Int8Product() = default;

void Int8Product::run(std::int8_t const* x, std::int32_t* y, std::size_t rows) const {
  if (rows == 0) return;
  std::size_t const padded = padded_rows(rows);
  memory const source(
      {{dim(padded), dim(packed_->inputs)}, memory::data_type::s8, memory::format_tag::ab},
      processor(), const_cast<std::int8_t*>(x));
  memory const target(
      {{dim(padded), dim(packed_->outputs)}, memory::data_type::s32, memory::format_tag::ab},
      processor(), y);
  Packed::Product const product = packed_->product(padded);
  product.run.execute(stream_of_thread(),
                      {{DNNL_ARG_SRC, source},
                       {DNNL_ARG_WEIGHTS, packed_->weights},
                       {DNNL_ARG_DST, target},
                       {DNNL_ARG_SCRATCHPAD, scratchpad_of_thread(product.scratchpad)}});
  stream_of_thread().wait();
}

void float_product(float const* x, float const* weights, float* y, std::size_t rows,
                   std::size_t outputs, std::size_t inputs) {
  if (rows == 0) return;
  dnnl::sgemm('N', 'T', dim(rows), dim(outputs), dim(inputs), 1.0F, x, dim(inputs), weights,
              dim(inputs), 0.0F, y, dim(outputs));
}

}  // namespace dragoman
